import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { applyPull, countOfPull, pullOf } from '../persistence/shared-catalogues.ts';

/** Takes over what the portal told in a dry run. */
@Injectable()
export class ApplySharedCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws portal-sync.pull-unknown, .pull-settled */
  async execute(id: string, { username, officerId }: Principal): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const pull = await pullOf(tx, id);
      if (!pull) throw portalSyncProblem('portal-sync.pull-unknown');
      const counts = await countOfPull(tx, pull);
      if (!(await applyPull(tx, pull, { at, by: officerId }))) {
        throw portalSyncProblem('portal-sync.pull-settled');
      }
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: username, officerId, action: 'portal-sync.apply-catalogue' },
          ...{ subjectType: 'shared-catalogue', subjectId: pull.catalogue, details: { pull: id, ...counts } },
        }),
      );
    });
  }
}
