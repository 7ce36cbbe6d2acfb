import { type Queryable, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import type { Footing } from '../domain/confinement.ts';
import { principalColumns } from './load-principal.ts';
import { isOpen } from './sessions.ts';

export interface SessionRow extends Principal, Footing {
  sessionId: string;
}

const selectSession = (at: Date) => sql`
  select ${principalColumns(at)}, s.id as "sessionId", s.second_factor as "secondFactor",
         (a.one_time_password_until is not null and s.method = 'password') as "oneTimePassword"
  from identity.session s join identity.account a on a.id = s.account_id
       join organization.officer o on o.id = a.officer_id`;

/** Who is in a session, if it is open; that it was asked for is no use of it. */
export async function openSession(
  queryable: Queryable,
  sessionId: string,
  at: Date,
  idleSince: Date,
): Promise<SessionRow | undefined> {
  const [row] = await queryable.query<SessionRow>(sql`
    ${selectSession(at)} where s.id = ${sessionId} and ${isOpen(at, idleSince)} and a.disabled_at is null`);
  return row;
}

/**
 * Who is behind an access token, and what the session rests on; undefined when it opens nothing. That it was used is
 * noted in the same round trip, once a minute, so that the busiest statement of all seldom writes.
 */
export async function recognisedSession(
  queryable: Queryable,
  accessHash: Buffer,
  at: Date,
  idleSince: Date,
): Promise<SessionRow | undefined> {
  const [row] = await queryable.queryPrepared<SessionRow>(sql`
    with used as (
      update identity.session set last_used_at = ${at}
      where access_hash = ${accessHash} and ended_at is null and access_expires_at > ${at}
        and last_used_at > ${idleSince} and last_used_at <= ${at}::timestamptz - interval '1 minute')
    ${selectSession(at)}
    where s.access_hash = ${accessHash} and s.ended_at is null and s.access_expires_at > ${at}
      and s.last_used_at > ${idleSince} and a.disabled_at is null`);
  return row;
}
