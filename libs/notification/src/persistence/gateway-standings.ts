import { type Queryable, sql } from '#platform/database';
import type { GatewayFacts, GatewayStanding } from '../domain/gateway-health.ts';

/** A call that takes longer is slow; so is a message that arrives later, over a gateway that tells. */
const SLOW_CALL = sql`interval '10 seconds'`;
const SLOW_ARRIVAL = sql`interval '4 minutes'`;

const columns = sql`name, weight, weighed_at as "weighedAt", closed_until as "closedUntil"`;

/** Takes the gateways for weighing; fewer than asked for when another worker has them, or weighed them just now. */
export async function claimStandings(
  queryable: Queryable,
  names: readonly string[],
  notSince: Date,
): Promise<GatewayStanding[]> {
  await queryable.query(sql`
    insert into notification.gateway (name, weighed_at, looked_at)
    select name, 'epoch', 'epoch' from unnest(${names}::text[]) name on conflict (name) do nothing`);
  return queryable.query<GatewayStanding>(sql`
    select ${columns} from notification.gateway
    where name = any(${names}) and looked_at <= ${notSince} order by name for update skip locked`);
}

/** What became of the calls of the last ten minutes. What we sent too fast, or whose worker died, is not the gateway's doing. */
export const gatewayFacts = (queryable: Queryable, now: Date): Promise<GatewayFacts[]> =>
  queryable.query<GatewayFacts>(sql`
    select name, count(*)::int as calls, count(*) filter (where bad)::int as bad,
           count(*) filter (where lately)::int as lately, count(*) filter (where lately and bad)::int as "latelyBad"
    from (
      select a.gateway as name,
             a.outcome is not distinct from 'unavailable' or coalesce(a.ended_at, ${now}) - a.started_at > ${SLOW_CALL}
             or (a.outcome = 'accepted' and coalesce(a.arrived_at, ${now}) - a.started_at > ${SLOW_ARRIVAL}
                 and bool_or(a.arrived_at is not null) over (partition by a.gateway)) as bad,
             a.started_at > greatest(${now}::timestamptz - interval '1 minute', g.closed_until) as lately
      from notification.attempt a join notification.gateway g on g.name = a.gateway
      where a.started_at > ${now}::timestamptz - interval '10 minutes'
        and coalesce(a.outcome, '') not in ('throttled', 'abandoned')
        and (a.outcome is not null or ${now} - a.started_at > ${SLOW_CALL})) calls
    group by name`);

export async function writeStandings(
  queryable: Queryable,
  standings: readonly GatewayStanding[],
  now: Date,
): Promise<void> {
  await queryable.query(sql`
    update notification.gateway g
    set weight = s.weight, weighed_at = s."weighedAt", closed_until = s."closedUntil", looked_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as s(name text, weight integer, "weighedAt" timestamptz, "closedUntil" timestamptz)
    where g.name = s.name`);
}

export const readStandings = (queryable: Queryable, names: readonly string[]): Promise<GatewayStanding[]> =>
  queryable.query<GatewayStanding>(
    sql`select ${columns} from notification.gateway where name = any(${names})`,
  );

export const allStandings = (queryable: Queryable): Promise<GatewayStanding[]> =>
  queryable.query<GatewayStanding>(sql`select ${columns} from notification.gateway order by name`);
