import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntries } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { retryAskedMessage } from '../contracts/retry-asked.ts';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';

interface Retried {
  dossierId: string;
  sequence: number;
  sweeps: number;
}

/** Sends publications that were set aside again, once their cause is mended; those behind them follow. */
@Injectable()
export class RetryPublication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns its sequence. @throws portal-sync.nothing-set-aside */
  async execute(administrator: Principal, dossierId: string): Promise<number> {
    const sequence = (await this.ofMany(administrator, [dossierId])).get(dossierId);
    if (sequence === undefined) throw portalSyncProblem('portal-sync.nothing-set-aside');
    return sequence;
  }

  /** @returns their sequences by dossier; a dossier of which nothing was set aside is not in it. */
  ofMany(administrator: Principal, dossierIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const retried = await tx.query<Retried>(sql`
        with held as (
          select p.dossier_id, p.sequence from portal_sync.publication p
          where p.dossier_id = any (${dossierIds}::uuid[]) and p.state = 'set-aside'
          order by p.dossier_id for no key update of p)
        update portal_sync.publication p set state = 'pending', sweeps = p.sweeps + 1, touched_at = ${now}
        from held where p.dossier_id = held.dossier_id and p.sequence = held.sequence
        returning p.dossier_id as "dossierId", p.sequence, p.sweeps`);
      if (retried.length === 0) return new Map();
      await tx.query(
        insertOutboxMessages(retried.map((one) => retryAskedMessage({ ...one, occurredAt: now }))),
      );
      await tx.query(insertAuditEntries(retried.map((one) => entryOf(one, administrator, now))));
      return new Map(retried.map(({ dossierId, sequence }) => [dossierId, sequence]));
    });
  }
}

const entryOf = ({ dossierId, sequence }: Retried, { username, officerId }: Principal, at: Date) => ({
  ...{ at, actor: username, officerId, action: 'portal-sync.retry' },
  ...{ subjectType: 'dossier', subjectId: dossierId, details: { sequence } },
});
