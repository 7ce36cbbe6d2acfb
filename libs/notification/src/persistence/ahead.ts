import { constants, empty, raw, type Sql, sql } from '#platform/database';
import { CANNOT_WAIT } from '../domain/quiet-hours.ts';

/** Beyond that many, all wait alike, and none is counted. */
const COUNTED = 1000;

/** What waits for nothing. @param delivery alias of its row of `notification.delivery` */
export const cannotWait = (delivery: 'd' | 'w'): Sql =>
  sql`${raw(delivery)}.intent in (${constants(CANNOT_WAIT)})`;

/**
 * How many messages of its agency wait over the channel before a message, on its lane: before one that was never tried those like
 * it, and not those that rest longer than itself; before one that was, those that are to be tried again before it.
 * @param delivery alias of its row of `notification.delivery`
 */
export const aheadOf = (delivery: 'd'): Sql => sql`
  case when ${cannotWait(delivery)} then 0 when ${raw(delivery)}.attempts > 0 then ${aheadOfTried(delivery)}
       else ${counted(delivery, sql`and ahead.id <> ${raw(delivery)}.id`)} end`;

/** The same of messages that the statement itself writes, and does not see yet: one count for all that are written alike. */
export const aheadOfNew = (written: 'alike'): Sql => counted(written, empty);

/**
 * How many are ahead of each of many that are queued again: what waits of an agency over a channel is read once for all of its rows, the
 * oldest first. What rested until now waits as they do.
 * @param again rows of `notification.delivery` with `agency_id`, `channel`, `created_at`
 * @returns rows `agency_id, channel, created_at, place`: so many wait that were written no later; of what is not among them all count
 */
export const placesOf = (again: 'stale', now: Date): Sql => sql`
  select s.agency_id, s.channel, w.created_at, w.place
  from (select agency_id, channel, max(created_at) as newest from ${raw(again)} where agency_id is not null group by 1, 2) s
  cross join lateral (
    select first.created_at, sum(count(*)) over (order by first.created_at)::int as place
    from (select ahead.created_at from notification.delivery ahead
          where ahead.agency_id = s.agency_id and ahead.channel = s.channel and ahead.state = 'pending' and ahead.tries = 0
            and ahead.created_at <= s.newest and (ahead.due_at is null or ahead.due_at <= ${now})
          order by ahead.created_at limit ${COUNTED + 1}) first
    group by 1) w`;

/**
 * The same of those that were tried before, on the lane of their own: of each agency and channel the first of them, in their order.
 * @param again rows of `notification.delivery` with `agency_id`, `channel`
 * @returns rows `id, place`: so many are to be tried again before it; of what waits and is not among them all count
 */
export const placesOfTried = (again: 'stale'): Sql => sql`
  select t.id, t.place
  from (select distinct agency_id, channel from ${raw(again)}) s
  cross join lateral (
    select ahead.id, (row_number() over (order by ${againAt('ahead')}, ahead.id) - 1)::int as place
    from notification.delivery ahead
    where ahead.agency_id = s.agency_id and ahead.channel = s.channel and ahead.state = 'pending' and ahead.attempts > 0
    order by ${againAt('ahead')}, ahead.id limit ${COUNTED}) t`;

/** Of `delivery`, as {@link placesOf} has it at `p`, where it is itself among those that wait, and {@link placesOfTried} at `t`. */
export const aheadByPlace = (delivery: 'd', place: 'p', tried: 't'): Sql => sql`
  case when ${cannotWait(delivery)} or ${raw(delivery)}.agency_id is null then 0
       when ${raw(delivery)}.attempts > 0
         then coalesce(${raw(tried)}.place, case ${raw(delivery)}.state when 'pending' then ${COUNTED}::int else 0 end)
       else coalesce(${raw(place)}.place - 1, ${COUNTED}) end`;

/** The same of one that was tried before: of its agency those that wait to be tried again, and are due before it. */
export const aheadOfTried = (delivery: 'd'): Sql => sql`
  (select count(*)::int from (
     select from notification.delivery ahead
     where ahead.agency_id = ${raw(delivery)}.agency_id and ahead.channel = ${raw(delivery)}.channel
       and ahead.state = 'pending' and ahead.attempts > 0 and (${againAt('ahead')}, ahead.id) < (${againAt(delivery)}, ${raw(delivery)}.id)
     limit ${COUNTED}) counted)`;

/** When it is due, or was sent again. */
const againAt = (delivery: 'd' | 'ahead'): Sql =>
  sql`coalesce(${raw(delivery)}.due_at, ${raw(delivery)}.tried_since, ${raw(delivery)}.created_at)`;

const counted = (delivery: string, but: Sql): Sql => sql`
  (select count(*)::int from (
     select from notification.delivery ahead
     where ahead.agency_id = ${raw(delivery)}.agency_id and ahead.channel = ${raw(delivery)}.channel
       and ahead.state = 'pending' and ahead.tries = 0 and ahead.created_at <= ${raw(delivery)}.created_at
       and (ahead.due_at is null or ahead.due_at <= coalesce(${raw(delivery)}.due_at, ${raw(delivery)}.created_at))
       ${but}
     limit ${COUNTED}) counted)`;
