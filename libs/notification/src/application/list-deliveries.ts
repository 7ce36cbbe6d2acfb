import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { DeliveryState } from '../domain/delivery-state.ts';
import type { ToldIntent } from '../domain/intent.ts';
import type { Channel } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Reason } from '../domain/reason.ts';
import type { ReceiptOutcome } from '../domain/receipt.ts';
import { maskedRecipient } from '../persistence/masked-recipient.ts';

/** A call of a gateway, or what a gateway told later; instants in RFC 3339. */
export type DeliveryEvent =
  | {
      kind: 'call';
      at: string;
      number: number;
      gateway: string;
      endedAt: string | null;
      /** `abandoned`: its worker died, and the gateway may have taken it. */
      outcome: Outcome['kind'] | 'abandoned' | 'under-way';
      reason: string | null;
      segments: number | null;
    }
  /** Held back at first, it is sent in the place of one that did not arrive. */
  | { kind: 'stand-in'; at: string; standsInFor: string }
  | { kind: 'receipt'; at: string; gateway: string; outcome: ReceiptOutcome; reason: string | null };

export interface DeliveryLine {
  id: string;
  intent: ToldIntent;
  channel: Channel;
  /** Masked; null = erased. */
  recipient: string | null;
  state: DeliveryState;
  /** Why it ended without arriving. */
  reason: Reason | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  arrivedAt: Date | null;
  /** When it is tried again. */
  dueAt: Date | null;
  lastError: string | null;
  timeline: DeliveryEvent[];
}

type Row = Omit<DeliveryLine, 'recipient'> & { recipientSealed: Buffer | null };

/** What was told about a dossier, and whether it arrived; for whoever may see the dossier. */
@Injectable()
export class ListDeliveries {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly personal: PersonalData,
  ) {}

  /** Oldest first. @throws dossier.unknown */
  async execute(reader: Reader, dossierId: string): Promise<DeliveryLine[]> {
    await this.find.assertMay(reader, dossierId);
    const rows = await this.database.query<Row>(sql`
      select d.id, d.intent, d.channel, d.recipient_sealed as "recipientSealed", d.state, d.reason, d.attempts,
             d.created_at as "createdAt", d.sent_at as "sentAt", d.arrived_at as "arrivedAt", d.due_at as "dueAt",
             d.last_error as "lastError", coalesce(t.timeline, '[]') as timeline
      from notification.delivery d
      cross join lateral (
        select jsonb_agg(event order by at) as timeline from (
          select a.started_at as at, jsonb_build_object('kind', 'call', 'at', a.started_at, 'number', a.number,
                   'gateway', a.gateway, 'endedAt', a.ended_at, 'outcome', coalesce(a.outcome, 'under-way'),
                   'reason', a.reason, 'segments', a.segments) as event
          from notification.attempt a where a.delivery_id = d.id
          union all
          select r.at, jsonb_build_object('kind', 'receipt', 'at', r.at, 'gateway', r.gateway, 'outcome', r.outcome,
                   'reason', r.reason)
          from (select distinct gateway, gateway_id from notification.attempt
                where delivery_id = d.id and gateway_id is not null) taken
          join notification.receipt r using (gateway, gateway_id)
          union all
          select d.stood_in_at, jsonb_build_object('kind', 'stand-in', 'at', d.stood_in_at, 'standsInFor', d.stands_in_for)
          where d.stands_in_for is not null) events) t
      where d.dossier_id = ${dossierId} order by d.created_at, d.id`);
    return Promise.all(rows.map((row) => this.shown(row)));
  }

  private async shown({ recipientSealed, ...line }: Row): Promise<DeliveryLine> {
    const { id, channel } = line;
    return { ...line, recipient: await maskedRecipient(this.personal, { id, channel, recipientSealed }) };
  }
}
