import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, readDossierChanged } from '#dossier';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { publishJob } from './publish-job.ts';

/** Makes every change of a dossier a publication. */
@Injectable()
export class FollowDossiers implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = [DOSSIER_CHANGED];

  constructor(private readonly clock: Clock) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const changes = messages.map((message) => {
      const { dossierId, sequence } = readDossierChanged(message);
      return { dossierId, sequence, correlationId: message.correlationId };
    });
    await tx.queryPrepared(sql`
      insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
      select "dossierId", sequence, 'pending', ${now}::timestamptz, ${now}::timestamptz, "correlationId"
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c("dossierId" uuid, sequence int, "correlationId" text)
      on conflict do nothing`);
    return changes.map((change) => publishJob({ ...change, sweeps: 0 }));
  }
}
