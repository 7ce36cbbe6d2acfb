import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { wishRepublications } from '../persistence/wish-republications.ts';

/** A message of the module that keeps files, known by its wire name only. */
const EXPIRED = 'document.portal-link-expired.v1';

const payload = z.object({ versionId: z.uuid(), expiredAt: z.iso.datetime() });

/** Files of a dossier are fetched one after another: they are renewed together. */
const JOINING_MS = 60_000;

/**
 * The portal came for a file too late: it is written down, and the portal told of the dossier once more, with links that are good, unless
 * it was told of such already.
 */
@Injectable()
export class FollowExpiredLinks implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = [EXPIRED];

  constructor(private readonly clock: Clock) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const asked = messages.map(({ subjectId, payload: told, correlationId, occurredAt }) => ({
      ...{ dossierId: subjectId, correlationId, at: occurredAt, ...payload.parse(told) },
    }));
    await keep(tx, asked);
    const dossierIds = asked.map(({ dossierId }) => dossierId);
    const told = await tx.query<{ dossierId: string }>(sql`
      select dossier_id as "dossierId" from portal_sync.link_term
      where dossier_id = any (${dossierIds}::uuid[]) and good_until > ${now}`);
    const dueAt = new Date(now.getTime() + JOINING_MS);
    const wishes = asked
      .filter((one) => !told.some(({ dossierId }) => dossierId === one.dossierId))
      .map(({ dossierId, correlationId }) => ({
        ...{ dossierId, correlationId, occasion: 'links' as const, from: null, dueAt },
      }));
    if (wishes.length > 0) await wishRepublications(tx, wishes, now);
    return [];
  }
}

interface AskedTooLate extends z.infer<typeof payload> {
  dossierId: string;
  at: Date;
}

const keep = (tx: Transaction, asked: readonly AskedTooLate[]): Promise<unknown> =>
  tx.query(sql`
    insert into portal_sync.expired_link as l (dossier_id, version_id, expired_at, first_asked_at, last_asked_at, times)
    select a."dossierId", a."versionId", max(a."expiredAt"), min(a.at), max(a.at), count(*)
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
         as a("dossierId" uuid, "versionId" uuid, "expiredAt" timestamptz, at timestamptz)
    group by a."dossierId", a."versionId" order by a."dossierId", a."versionId"
    on conflict (dossier_id, version_id) do update
    set expired_at = greatest(l.expired_at, excluded.expired_at), times = l.times + excluded.times,
        last_asked_at = greatest(l.last_asked_at, excluded.last_asked_at)`);
