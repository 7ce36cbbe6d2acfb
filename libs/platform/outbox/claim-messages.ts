import { type Queryable, sql, type Sql } from '#platform/database';
import type { StoredMessage } from './outbox-message.ts';

const MESSAGE = sql`
  m.id, m.agency_id as "agencyId", m.name, m.subject_id as "subjectId", m.payload, m.correlation_id as "correlationId",
  m.occurred_at as "occurredAt"`;

/** Of a subject only what is first in its own line, in whosever hands that is. */
const FIRST_OF_ITS_SUBJECT = sql`
  m.id = (select min(first.id) from platform.outbox_message first
          where first.subject_id = m.subject_id and first.state = 'pending')`;

/** What waits neither for its time nor for another of its subject. */
const mayGo = (now: Date): Sql =>
  sql`m.state = 'pending' and m.next_attempt_at <= ${now} and ${FIRST_OF_ITS_SUBJECT}`;

/** A message in hand, and the agency whose turn it was. */
export type ClaimedMessage = StoredMessage & { agencyId: number };

/**
 * Takes messages that may go: of every agency that has some the same share, beginning with the one after whose turn it was
 * last, and of each the oldest. The first of every agency come first.
 */
export const claimMessages = (
  queryable: Queryable,
  { served, limit, now }: { served: number; limit: number; now: Date },
): Promise<ClaimedMessage[]> =>
  queryable.queryPrepared<ClaimedMessage>(sql`
    with recursive waiting as (
      (select m.agency_id from platform.outbox_message m
       where ${mayGo(now)} order by m.agency_id limit 1)
      union all
      select (select m.agency_id from platform.outbox_message m
              where ${mayGo(now)} and m.agency_id > w.agency_id order by m.agency_id limit 1)
      from waiting w where w.agency_id is not null),
    turns as (
      select agency_id, row_number() over (order by agency_id <= ${served}::int, agency_id) as turn,
             greatest(1, ${limit}::int / count(*) over ()) as share
      from waiting where agency_id is not null),
    claimed as (
      select t.turn, m.* from (select * from turns order by turn) t
      cross join lateral (
        select ${MESSAGE} from platform.outbox_message m
        where ${mayGo(now)} and m.agency_id = t.agency_id
        order by m.id limit t.share
        for update of m skip locked) m
      limit ${limit}::int)
    select id, "agencyId", name, "subjectId", payload, "correlationId", "occurredAt"
    from claimed order by row_number() over (partition by "agencyId" order by id), turn`);

/** Takes one of them, unless it is done or put off by now, or in other hands. */
export async function claimMessage(
  queryable: Queryable,
  id: string,
  now: Date,
): Promise<StoredMessage | undefined> {
  const [message] = await queryable.query<StoredMessage>(sql`
    select ${MESSAGE} from platform.outbox_message m
    where m.id = ${id} and ${mayGo(now)}
    for update of m skip locked`);
  return message;
}
