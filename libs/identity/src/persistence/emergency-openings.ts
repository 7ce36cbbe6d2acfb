import { type Queryable, sql, type Sql } from '#platform/database';

/** SQL condition on `identity.emergency_opening o` and its `identity.session s`. */
const lastsAt = (at: Date): Sql => sql`
  (o.closed_at is null and o.opened_at <= ${at} and o.ends_at > ${at} and s.ended_at is null)`;

/** The opening that lets a session through. */
export async function openingOf(
  queryable: Queryable,
  sessionId: string,
  at: Date,
): Promise<number | undefined> {
  const [opening] = await queryable.query<{ id: number }>(sql`
    select o.id from identity.emergency_opening o join identity.session s on s.id = o.session_id
    where o.session_id = ${sessionId}::bigint and ${lastsAt(at)}`);
  return opening?.id;
}

export interface NewOpening {
  sessionId: string;
  at: Date;
  endsAt: Date;
  reason: string;
}

/** @returns SQL with the row of the opening */
export const insertOpening = ({ sessionId, at, endsAt, reason }: NewOpening): Sql => sql`
  insert into identity.emergency_opening (session_id, opened_at, ends_at, reason)
  values (${sessionId}::bigint, ${at}, ${endsAt}, ${reason}) returning id`;

/** Closes one that lasts. @param audit the row that says so, given the condition under which it is written */
export const closeOpening = (id: number, at: Date, audit: (when: Sql) => Sql): Sql => sql`
  with closed as (
         update identity.emergency_opening o set closed_at = ${at} from identity.session s
         where o.id = ${id} and s.id = o.session_id and ${lastsAt(at)} returning o.id),
       audited as (${audit(sql`exists (select 1 from closed)`)})
  select id from closed`;
