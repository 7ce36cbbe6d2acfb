import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { beginPause, endPause } from '../persistence/pauses.ts';

/** Holds publications back, and lets them go. Changes go on being recorded; a call that is under way is finished. */
@Injectable()
export class PausePublishing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws portal-sync.paused-already */
  async pause(operator: Principal, reason: string): Promise<void> {
    const { at, by, entry } = this.act(operator, 'portal-sync.pause');
    await this.database.transaction(async (tx) => {
      if (!(await beginPause(tx, { reason, at, by }))) throw portalSyncProblem('portal-sync.paused-already');
      await tx.query(insertAuditEntry({ ...entry, details: { reason } }));
    });
  }

  /** @throws portal-sync.not-paused */
  async resume(operator: Principal): Promise<void> {
    const { at, by, entry } = this.act(operator, 'portal-sync.resume');
    await this.database.transaction(async (tx) => {
      const since = await endPause(tx, { at, by });
      if (!since) throw portalSyncProblem('portal-sync.not-paused');
      await tx.query(insertAuditEntry({ ...entry, details: { since: since.toISOString() } }));
    });
  }

  private act({ username, officerId }: Principal, action: string) {
    const at = this.clock.now();
    const subject = { subjectType: 'connection', subjectId: 'national-portal' };
    return { at, by: officerId, entry: { at, actor: username, officerId, action, ...subject } };
  }
}
