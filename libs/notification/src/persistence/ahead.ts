import { constants, empty, raw, type Sql, sql } from '#platform/database';
import { CANNOT_WAIT } from '../domain/quiet-hours.ts';

/** Beyond that many, all wait alike, and none is counted. */
const COUNTED = 1000;

/** What waits for nothing. @param delivery alias of its row of `notification.delivery` */
export const cannotWait = (delivery: 'd' | 'w'): Sql =>
  sql`${raw(delivery)}.intent in (${constants(CANNOT_WAIT)})`;

/**
 * How many messages of its agency wait over the channel before a message, and were never tried: it waits for those alone,
 * and not for what rests longer than itself.
 * @param delivery alias of its row of `notification.delivery`
 */
export const aheadOf = (delivery: 'd'): Sql => sql`
  case when ${cannotWait(delivery)} then 0 else ${counted(delivery, sql`and ahead.id <> ${raw(delivery)}.id`)} end`;

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

/** Of `delivery`, as {@link placesOf} has it at `p`; it is itself among those that wait. What was tried before has a lane of its own. */
export const aheadByPlace = (delivery: 'd', place: 'p'): Sql => sql`
  case when ${cannotWait(delivery)} or ${raw(delivery)}.attempts > 0 or ${raw(delivery)}.agency_id is null then 0
       else coalesce(${raw(place)}.place - 1, ${COUNTED}) end`;

const counted = (delivery: string, but: Sql): Sql => sql`
  (select count(*)::int from (
     select from notification.delivery ahead
     where ahead.agency_id = ${raw(delivery)}.agency_id and ahead.channel = ${raw(delivery)}.channel
       and ahead.state = 'pending' and ahead.tries = 0 and ahead.created_at <= ${raw(delivery)}.created_at
       and (ahead.due_at is null or ahead.due_at <= coalesce(${raw(delivery)}.due_at, ${raw(delivery)}.created_at))
       ${but}
     limit ${COUNTED}) counted)`;
