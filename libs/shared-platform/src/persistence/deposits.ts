import { type Queryable, sql } from '#platform/database';
import type { ClaimedDeposit, DepositedResult, DepositState } from '../domain/deposit.ts';

/**
 * Writes down what is to be deposited, each result once. One that waited for its file, or was no result for a while, is tried anew; of one
 * that is being looked at it is noted that something was heard.
 */
export async function wishDeposits(
  queryable: Queryable,
  wishes: readonly (DepositedResult & { id: string; dossierId: string })[],
  now: Date,
): Promise<void> {
  await queryable.query(sql`
    insert into shared_platform.deposit as d (id, dossier_id, result_number, result_code, state, next_at, created_at)
    select w.id, w."dossierId", w.number, w.code, 'pending', ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w(id uuid, "dossierId" uuid, number text, code text)
    order by w."dossierId", w.code, w.number
    on conflict (dossier_id, result_code, result_number) do update
    set heard = d.heard + 1, state = 'pending', settled_at = null,
        next_at = case when d.state = 'pending' then d.next_at else excluded.next_at end
    where d.state in ('pending', 'waiting', 'void')`);
}

/** Those that are due. @param until when their sender must have ended */
export const claimDeposits = (
  queryable: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedDeposit[]> =>
  queryable.query<ClaimedDeposit>(sql`
    with due as (
      select d.id from shared_platform.deposit d
      where d.state = 'pending' and d.next_at <= ${now}::timestamptz
      order by d.next_at limit ${limit} for update skip locked)
    update shared_platform.deposit d set attempts = d.attempts + 1, next_at = ${until}::timestamptz
    from due where d.id = due.id
    returning d.id, d.dossier_id as "dossierId", d.result_number as number, d.result_code as code, d.attempts, d.heard,
              (select max(h.sequence) from dossier.history h where h.dossier_id = d.dossier_id) as sequence`);

/** How a try ended. */
export interface DepositEnding {
  state: DepositState;
  at: Date;
  nextAt: Date;
  reason: string | null;
}

/** Unless somebody else has taken it over. What was heard meanwhile has it looked at once more instead of waiting. */
export async function settleDeposit(
  queryable: Queryable,
  { id, attempts, heard }: ClaimedDeposit,
  { state, at, nextAt, reason }: DepositEnding,
): Promise<void> {
  await queryable.query(sql`
    with ending as (
      select case when ${state} in ('waiting', 'void') and d.heard > ${heard} then 'pending' else ${state} end as state
      from shared_platform.deposit d where d.id = ${id})
    update shared_platform.deposit d
    set state = ending.state, reason = ${reason?.slice(0, 500) ?? null},
        next_at = case when ending.state = ${state} then ${nextAt}::timestamptz else ${at}::timestamptz end,
        settled_at = case when ending.state in ('deposited', 'refused', 'void') then ${at}::timestamptz end
    from ending where d.id = ${id} and d.attempts = ${attempts} and d.state = 'pending'`);
}
