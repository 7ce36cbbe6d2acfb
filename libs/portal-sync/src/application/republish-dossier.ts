import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import type { Occasion } from '../domain/republication.ts';
import { wishRepublications } from '../persistence/wish-republications.ts';

/** What is to be sent once more, and on what ground. */
export interface RepublishRequest {
  /** From which change on the portal gets the rows of progress it lacks; absent = content alone. */
  fromSequence?: number | undefined;
  reason: Extract<Occasion, 'asked' | 'links'>;
  ground: string;
}

/**
 * Has the portal told once more what a dossier is, with links that are good again. History is not touched, and rows of progress the
 * portal has are not doubled, from whatever change on it is told.
 */
@Injectable()
export class RepublishDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the republication it is part of @throws portal-sync.never-sent, .sequence-unknown, .dossier-erased */
  execute(
    administrator: Principal,
    dossierId: string,
    { fromSequence, reason, ground }: RepublishRequest,
  ): Promise<string> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      await demandSent(tx, dossierId, fromSequence ?? 1);
      const [wished] = await wishRepublications(
        tx,
        [
          {
            ...{ dossierId, occasion: reason, from: fromSequence ?? null, dueAt: now },
            ...{ correlationId: correlation.current(), asked: { by: administrator.officerId, ground } },
          },
        ],
        now,
      );
      if (!wished) throw new Error('a wish that was written is there');
      await tx.query(
        insertAuditEntry({
          ...{ at: now, actor: administrator.username, officerId: administrator.officerId },
          ...{ action: 'portal-sync.republish', subjectType: 'dossier', subjectId: dossierId },
          details: { republication: wished.id, reason, ground, fromSequence: fromSequence ?? null },
        }),
      );
      return wished.id;
    });
  }
}

async function demandSent(tx: Transaction, dossierId: string, from: number): Promise<void> {
  const [standing] = await tx.query<{ newest: number | null; erased: boolean }>(sql`
    select (select max(p.sequence) from portal_sync.publication p
            where p.dossier_id = d.id and p.state = 'sent') as newest, d.erased_at is not null as erased
    from dossier.dossier d where d.id = ${dossierId}`);
  const newest = standing?.newest ?? null;
  if (newest === null) throw portalSyncProblem('portal-sync.never-sent');
  if (standing?.erased) throw portalSyncProblem('portal-sync.dossier-erased');
  if (from > newest) throw portalSyncProblem('portal-sync.sequence-unknown', { newest });
}
