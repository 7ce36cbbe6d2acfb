import { type Queryable, sql } from '#platform/database';
import type { CivilArrivalState, ClaimedArrival } from '../domain/civil-status.ts';

/** Those that are due. @param until when their fetcher must have ended */
export const claimArrivals = (
  queryable: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedArrival[]> =>
  queryable.query<ClaimedArrival>(sql`
    with due as (
      select a.code from shared_platform.civil_arrival a
      where a.state = 'pending' and a.next_at <= ${now}::timestamptz
      order by a.next_at limit ${limit} for update skip locked)
    update shared_platform.civil_arrival a set attempts = a.attempts + 1, next_at = ${until}::timestamptz
    from due where a.code = due.code
    returning a.code, a.attempts, a.failures`);

/** How a try ended, unless somebody else has taken it over. */
export async function settleArrival(
  queryable: Queryable,
  { code, attempts }: ClaimedArrival,
  ending: { state: CivilArrivalState; at: Date; nextAt: Date; failures: number; reason: string | null },
): Promise<void> {
  const { state, at, nextAt, failures, reason } = ending;
  await queryable.query(sql`
    update shared_platform.civil_arrival
    set state = ${state}, reason = ${reason?.slice(0, 500) ?? null}, next_at = ${nextAt}::timestamptz,
        failures = ${failures}::int,
        settled_at = case when ${state} <> 'pending' then ${at}::timestamptz end
    where code = ${code} and attempts = ${attempts}::int and state = 'pending'`);
}
