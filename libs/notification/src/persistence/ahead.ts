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

const counted = (delivery: string, but: Sql): Sql => sql`
  (select count(*)::int from (
     select from notification.delivery ahead
     where ahead.agency_id = ${raw(delivery)}.agency_id and ahead.channel = ${raw(delivery)}.channel
       and ahead.state = 'pending' and ahead.tries = 0 and ahead.created_at <= ${raw(delivery)}.created_at
       and (ahead.due_at is null or ahead.due_at <= coalesce(${raw(delivery)}.due_at, ${raw(delivery)}.created_at))
       ${but}
     limit ${COUNTED}) counted)`;
