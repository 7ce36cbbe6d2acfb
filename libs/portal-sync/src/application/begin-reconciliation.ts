import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';

/** Civil days, both included: of when dossiers were last sent. */
export interface Period {
  from: string;
  until: string;
}

/** Has the portal's books compared with ours over any period, all of it, whatever was compared before. */
@Injectable()
export class BeginReconciliation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns its id @throws portal-sync.period-invalid */
  async execute(administrator: Principal, { from, until }: Period, ground: string): Promise<number> {
    const now = this.clock.now();
    if (from > until || until > civilDate(now)) throw portalSyncProblem('portal-sync.period-invalid');
    return this.database.transaction(async (tx) => {
      const [begun] = await tx.query<{ id: number }>(sql`
        insert into portal_sync.reconciliation (kind, from_day, until_day, day, began_at, asked_by, ground)
        values ('asked', ${from}, ${until}, ${from}, ${now}, ${administrator.officerId}, ${ground}) returning id`);
      if (!begun) throw new Error('a comparison that was written is there');
      await tx.query(
        insertAuditEntry({
          ...{ at: now, actor: administrator.username, officerId: administrator.officerId },
          ...{ action: 'portal-sync.reconcile', subjectType: 'reconciliation', subjectId: String(begun.id) },
          details: { from, until, ground },
        }),
      );
      return begun.id;
    });
  }
}
