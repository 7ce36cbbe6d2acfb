import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Database, join, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { INTENT_NAMES } from '../domain/intent-names.ts';
import type { Channel } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';
import { maskedRecipient } from '../persistence/masked-recipient.ts';
import { answeredFor, undelivered, type UndeliveredFilter } from '../persistence/undelivered.ts';
import { MessagesAnsweredFor } from './answering.ts';

/** A message that did not arrive. */
export interface UndeliveredLine {
  id: string;
  dossier: { id: string; code: string; procedure: string } | null;
  /** The desk it went out for. */
  agencyId: number | null;
  intent: keyof typeof INTENT_NAMES;
  channel: Channel;
  /** Masked; null = erased. */
  recipient: string | null;
  state: 'failed' | 'undeliverable';
  reason: Reason;
  attempts: number;
  endedAt: Date;
  lastError: string | null;
}

export interface UndeliveredCount {
  channel: Channel;
  reason: Reason;
  count: number;
}

type Row = Omit<UndeliveredLine, 'recipient'> & { recipientSealed: Buffer | null };

const key = z.tuple([cursorInstant, z.uuid()]);

/** Beyond that many, nobody counts. */
const COUNTED = 10_000;

/** Messages that did not arrive, for who answers for them. */
@Injectable()
export class ListUndelivered {
  constructor(
    private readonly database: Database,
    private readonly answered: MessagesAnsweredFor,
    private readonly personal: PersonalData,
  ) {}

  /** The latest first. @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    filter: UndeliveredFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<UndeliveredLine>> {
    const after = readCursor(cursor, key);
    const conditions = [undelivered(filter)];
    if (after) conditions.push(sql`(n.touched_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    const rows = await this.database.query<Row>(sql`
      select n.id, case when d.id is not null then
               jsonb_build_object('id', d.id, 'code', d.code, 'procedure', d.procedure_name) end as dossier,
             n.agency_id as "agencyId", n.intent, n.channel, n.recipient_sealed as "recipientSealed", n.state, n.reason,
             n.attempts, n.touched_at as "endedAt", n.last_error as "lastError"
      from ${answeredFor(await this.answered.by(officer))} and ${join(conditions, ' and ')}
      order by n.touched_at desc, n.id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, ({ endedAt, id }) => [endedAt.toISOString(), id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.shown(row))) };
  }

  /** How many there are by channel and reason; of the latest ten thousand. */
  async count(officer: Principal): Promise<UndeliveredCount[]> {
    return this.database.query<UndeliveredCount>(sql`
      select channel, reason, count(*)::int as count from (
        select n.channel, n.reason from ${answeredFor(await this.answered.by(officer))} and ${undelivered({})}
        order by n.touched_at desc, n.id desc limit ${COUNTED}) latest
      group by channel, reason order by channel, reason`);
  }

  private async shown({ recipientSealed, ...line }: Row): Promise<UndeliveredLine> {
    const { id, channel } = line;
    return { ...line, recipient: await maskedRecipient(this.personal, { id, channel, recipientSealed }) };
  }
}
