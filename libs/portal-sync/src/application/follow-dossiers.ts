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

  async handle(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { dossierId, sequence } = readDossierChanged(message);
    const { correlationId } = message;
    const now = this.clock.now();
    await tx.queryPrepared(sql`
      insert into portal_sync.publication (dossier_id, sequence, state, created_at, touched_at, correlation_id)
      values (${dossierId}, ${sequence}, 'pending', ${now}, ${now}, ${correlationId})
      on conflict do nothing`);
    return [publishJob({ dossierId, sequence, sweeps: 0, correlationId })];
  }
}
