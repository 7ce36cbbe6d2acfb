import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

/** Has results that the store refused sent again, once their cause is mended. */
@Injectable()
export class RetryDeposits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns those that were refused, and are sent again */
  execute({ username, officerId }: Principal, ids: readonly string[]): Promise<string[]> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const retried = await tx.query<{ id: string; dossierId: string; code: string }>(sql`
        with refused as (
          select d.id from shared_platform.deposit d where d.id = any (${ids}::uuid[]) and d.state = 'refused'
          order by d.id for no key update)
        update shared_platform.deposit d set state = 'pending', next_at = ${now}, settled_at = null, failures = 0
        from refused where d.id = refused.id
        returning d.id, d.dossier_id as "dossierId", d.result_code as code`);
      if (retried.length > 0) {
        await tx.query(
          insertAuditEntries(
            retried.map(({ dossierId, code }) => ({
              ...{ at: now, actor: username, officerId, action: 'shared-platform.retry-deposit' },
              ...{ subjectType: 'dossier', subjectId: dossierId, details: { result: code } },
            })),
          ),
        );
      }
      return retried.map(({ id }) => id);
    });
  }
}
