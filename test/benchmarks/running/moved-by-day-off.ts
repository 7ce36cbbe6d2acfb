import { sql, type Sql } from '#platform/database';

/**
 * Which running dossiers a new day off moves, by the days and hours each is counted over, without reckoning any due
 * time. Holds for dossiers received, suspended and resumed during office hours, none of them late when suspended.
 * @param date an ordinary working day of 07:00–11:30 and 13:30–17:00 until now
 */
export const movedByDayOff = (date: string): Sql => sql`
  with given as (
    select day, tsmultirange(tsrange(day + time '07:00', day + time '11:30'),
                             tsrange(day + time '13:30', day + time '17:00')) as hours
    from (select ${date}::date as day) as one),
  counted as (
    select d.id, d.terms ->> 'counting' as counting, d.terms -> 'phases' -> 0 ->> 'unit' as unit,
           -- A restarted limit is counted from the end of the wait.
           case when d.terms ->> 'supplement' = 'restart' then coalesce(s.ended_at, d.received_at)
                else d.received_at end at time zone 'Asia/Ho_Chi_Minh' as begins,
           d.due_at at time zone 'Asia/Ho_Chi_Minh' as ends,
           s.started_at at time zone 'Asia/Ho_Chi_Minh' as stops,
           s.ended_at at time zone 'Asia/Ho_Chi_Minh' as resumes
    from dossier.dossier d left join dossier.suspension s on s.dossier_id = d.id
    where d.completed_at is null and d.closed_at is null and d.clock = 'running'),
  waited as (select *, coalesce(begins < stops, false) as waits from counted)
  select id
  from waited, given
  where case
    -- Calendar days and months: only when it is due on that very day.
    when unit in ('calendar-day', 'month') then ends::date = day
    -- Whole days: one of those from the first to the last, and not one of those that were suspended.
    when counting = 'whole-days' then
      day between begins::date and ends::date and not (waits and day >= stops::date and day < resumes::date)
    -- Working minutes: some minute of the day's hours is counted.
    else
      (tsmultirange(tsrange(begins, ends))
       - case when waits then tsmultirange(tsrange(stops, resumes)) else '{}'::tsmultirange end) && hours
    end
  order by id`;
