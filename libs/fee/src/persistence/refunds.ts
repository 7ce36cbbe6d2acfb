import { type Queryable, sql, type Sql } from '#platform/database';
import type { RefundState } from '../domain/refund.ts';

/** A request to repay what was paid too much, with what became of it. */
export interface Refund {
  id: string;
  /** Whole đồng. */
  amount: number;
  reason: string;
  state: RefundState;
  requestedAt: Date;
  requestedById: number;
  requestedBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  decision: string | null;
}

/** The oldest first. */
export const refundsOf = (queryable: Queryable, dossierId: string): Promise<Refund[]> =>
  queryable.query<Refund>(sql`
    select r.id, to_jsonb(r.amount) as amount, r.reason, r.state, r.requested_at as "requestedAt",
           r.requested_by as "requestedById", q.full_name as "requestedBy", r.decided_at as "decidedAt",
           u.full_name as "decidedBy", r.decision
    from fee.refund r join organization.officer q on q.id = r.requested_by
    left join organization.officer u on u.id = r.decided_by
    where r.dossier_id = ${dossierId} order by r.requested_at, r.id`);

/** What others have asked for and was not paid out yet, in whole đồng. */
export const askedFor = (refunds: readonly Refund[]): number =>
  refunds
    .filter(({ state }) => state === 'requested' || state === 'approved')
    .reduce((sum, { amount }) => sum + amount, 0);

export const insertRefund = (
  dossierId: string,
  { id, amount, reason }: Pick<Refund, 'id' | 'amount' | 'reason'>,
  at: Date,
  officerId: number,
): Sql => sql`
  insert into fee.refund (id, dossier_id, amount, reason, state, requested_at, requested_by)
  values (${id}, ${dossierId}, ${amount}, ${reason}, 'requested', ${at}, ${officerId})`;

export const decideRefund = (
  id: string,
  state: 'approved' | 'refused',
  { at, officerId, decision }: { at: Date; officerId: number; decision: string },
): Sql => sql`
  update fee.refund set state = ${state}, decided_at = ${at}, decided_by = ${officerId}, decision = ${decision}
  where id = ${id} and state = 'requested'`;

export const markPaidOut = (id: string): Sql => sql`
  update fee.refund set state = 'paid-out' where id = ${id} and state = 'approved'`;
