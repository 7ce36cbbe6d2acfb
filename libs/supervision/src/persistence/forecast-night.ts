import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import { openStep } from './open-step.ts';

/** Fewer tell nothing of the next. */
const LEAST_SAMPLES = 5;

const QUANTILES = Array.from({ length: 21 }, (_, index) => index / 20);

/** How far back it is learned, and how far what is forecast is compared with what came. */
const LEARNED_DAYS = 365;
const COMPARED_DAYS = 30;

/** Whoever opens a step with that share of the limit used up is late: what the forecast is compared with. */
const NAIVE_SHARE = 0.75;

/** What a night is reckoned with. */
export interface Night {
  now: Date;
  /** From when on a dossier due at `due_at` is late; SQL over a row with that column. */
  lateFrom: Sql;
}

/** Puts a night down. @returns false when it was there: it is reckoned, or being reckoned */
export async function beginForecastNight(tx: Transaction, day: string, at: Date): Promise<boolean> {
  const begun = await tx.query(sql`
    insert into supervision.forecast_night (day, reckoned_at) values (${day}::date, ${at})
    on conflict do nothing returning day`);
  return begun.length > 0;
}

const seconds = (interval: Sql): Sql => sql`extract(epoch from ${interval})::double precision`;

/** What of a dossier was suspended between two instants, in seconds. */
const suspended = (dossierId: Sql, from: Sql, to: Sql): Sql => sql`
  coalesce((
    select sum(${seconds(sql`least(coalesce(s.ended_at, ${to}), ${to}) - greatest(s.started_at, ${from})`)})
    from dossier.suspension s
    where s.dossier_id = ${dossierId} and s.started_at < ${to} and coalesce(s.ended_at, ${to}) > ${from}), 0)`;

/** Steps of dossiers that got their result within so many days: how long it still took, and how long it might have. */
const courses = ({ now, lateFrom }: Night): Sql => sql`
  select e.procedure_code, t.step, e.completed_at,
         ${seconds(sql`e.completed_at - t.opened_at`)}
           - ${suspended(sql`e.id`, sql`t.opened_at`, sql`e.completed_at`)} as remaining,
         ${seconds(sql`e.late_from - t.opened_at`)}
           - ${suspended(sql`e.id`, sql`t.opened_at`, sql`e.completed_at`)} as allowed,
         ${seconds(sql`e.late_from - e.received_at`)}
           - ${suspended(sql`e.id`, sql`e.received_at`, sql`e.completed_at`)} as whole,
         case when e.completed_at >= e.late_from or e.missed then 1 else 0 end as late
  from (select d.id, d.procedure_code, d.received_at, d.completed_at, d.missed, ${lateFrom} as late_from
        from dossier.dossier d
        where d.completed_at >= ${now}::timestamptz - make_interval(days => ${LEARNED_DAYS})
          and d.completed_at <= ${now} and d.due_at is not null) e
  join dossier.task t on t.dossier_id = e.id and t.opened_at < e.completed_at`;

const pace = (of: Sql): Sql => sql`
  select procedure_code, step, percentile_cont(${QUANTILES}::double precision[]) within group (order by remaining) as points,
         count(*)::int as samples
  from ${of} group by procedure_code, step having count(*) >= ${LEAST_SAMPLES}`;

/** Share of dossiers that took no longer, by the quantiles: from 0 to 1. */
const share = (time: Sql, points: Sql): Sql =>
  sql`greatest(0, least(20, width_bucket(${time}, ${points}) - 1))::double precision / 20`;

/** Learns how long each step's dossiers still took. */
export async function learnPace(tx: Transaction, night: Night): Promise<void> {
  await tx.query(sql`delete from supervision.step_pace`);
  await tx.query(sql`
    with course as (${courses(night)})
    insert into supervision.step_pace (procedure_code, step, points, samples) ${pace(sql`course`)}`);
}

/**
 * Of every running dossier, how likely it is to be late given how long its steps have been open; where nothing like it took so
 * long, by what all took. @returns of how many
 */
export async function forecastRunning(tx: Transaction, { now, lateFrom }: Night): Promise<number> {
  await tx.query(sql`delete from supervision.forecast`);
  const rows = await tx.query(sql`
    insert into supervision.forecast (dossier_id, due_at, step, chance, over_by)
    select distinct on (id) id, due_at, step,
           case when allowed <= elapsed then 1
                else least(1, (1 - ${share(sql`allowed`, sql`points`)}) / case when beyond > 0 then beyond else 1 end)
           end as chance,
           greatest(points[17], elapsed) - allowed
    from (select d.id, d.due_at, t.step_name as step, p.points, o.elapsed, o.allowed,
                 1 - ${share(sql`o.elapsed`, sql`p.points`)} as beyond
          from dossier.dossier d
          join dossier.task t on t.dossier_id = d.id and ${openStep('t')}
          join supervision.step_pace p on p.procedure_code = d.procedure_code and p.step = t.step
          cross join lateral (
            select ${seconds(sql`${now}::timestamptz - t.opened_at`)} - held as elapsed,
                   ${seconds(sql`${lateFrom} - t.opened_at`)} - held as allowed
            from (select ${suspended(sql`d.id`, sql`t.opened_at`, sql`${now}::timestamptz`)} as held) waits) o
          where d.completed_at is null and d.closed_at is null and d.clock = 'running' and d.due_at is not null) open
    order by id, chance desc, step
    returning dossier_id`);
  return rows.length;
}

/** Compares, for steps of what ended lately, what would have been forecast when they opened with what came. */
export const compareForecast = (tx: Transaction, day: string, night: Night): Promise<unknown> =>
  tx.query(sql`
    with course as (${courses(night)}),
    edge as (select ${night.now}::timestamptz - make_interval(days => ${COMPARED_DAYS}) as at),
    known as (${pace(sql`(select course.* from course, edge where completed_at < edge.at) before`)}),
    told as (
      select c.late, 1 - ${share(sql`greatest(c.allowed, 0)`, sql`k.points`)} as chance,
             case when c.whole <= 0 or 1 - c.allowed / c.whole >= ${NAIVE_SHARE} then 1 else 0 end as naive
      from course c cross join edge
      join known k on k.procedure_code = c.procedure_code and k.step = c.step
      where c.completed_at >= edge.at)
    update supervision.forecast_night n
    set samples = f.samples, forecast_brier = f.forecast, naive_brier = f.naive, forecast_wrong = f.wrong
    from (select count(*)::int as samples, avg(power(chance - late, 2)) as forecast, avg(power(naive - late, 2)) as naive,
                 avg(case when (chance >= 0.5) = (late = 1) then 0 else 1 end) as wrong from told) f
    where n.day = ${day}::date`);

/** How wrong the forecast was, at the night it was last reckoned. */
export interface ForecastNight {
  reckonedAt: Date;
  samples: number | null;
  forecastBrier: number | null;
  naiveBrier: number | null;
  forecastWrong: number | null;
}

export async function lastForecastNight(queryable: Queryable): Promise<ForecastNight | null> {
  const [night] = await queryable.query<ForecastNight>(sql`
    select reckoned_at as "reckonedAt", samples, forecast_brier as "forecastBrier", naive_brier as "naiveBrier",
           forecast_wrong::double precision as "forecastWrong"
    from supervision.forecast_night order by day desc limit 1`);
  return night ?? null;
}
