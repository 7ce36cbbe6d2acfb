import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { retryAskedMessage } from '../contracts/retry-asked.ts';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';

/** Sends a publication that was set aside again, once its cause is mended; those behind it follow. */
@Injectable()
export class RetryPublication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns its sequence. @throws portal-sync.nothing-set-aside */
  execute(administrator: Principal, dossierId: string): Promise<number> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const [retried] = await tx.query<{ sequence: number; sweeps: number }>(sql`
        update portal_sync.publication set state = 'pending', sweeps = sweeps + 1, touched_at = ${now}
        where dossier_id = ${dossierId} and state = 'set-aside'
        returning sequence, sweeps`);
      if (!retried) throw portalSyncProblem('portal-sync.nothing-set-aside');
      await tx.query(insertOutboxMessages([retryAskedMessage({ dossierId, ...retried, occurredAt: now })]));
      await tx.query(
        insertAuditEntry({
          at: now,
          actor: administrator.username,
          officerId: administrator.officerId,
          action: 'portal-sync.retry',
          subjectType: 'dossier',
          subjectId: dossierId,
          details: { sequence: retried.sequence },
        }),
      );
      return retried.sequence;
    });
  }
}
