import { sql, type Sql } from '#platform/database';
import { PATIENCE } from '../domain/lock-out.ts';

/** Who tries, as it is counted. */
export interface AttemptSubjects {
  /** SHA-256 of the user name, hex. */
  name: string;
  /** IPv4 or IPv6. */
  address: string;
}

/** Whoever has a network has 2^64 of its addresses. */
const network = (address: string): Sql => sql`
  case family(${address}::inet) when 4 then host(${address}::inet)
                                else text(network(set_masklen(${address}::inet, 64))) end`;

const subjects = ({ name, address }: AttemptSubjects): Sql => sql`
  tried (kind, subject) as (values ('name', ${name}::text), ('address', ${network(address)}))`;

/** SQL. A clock that was put back must not keep anyone waiting for the time it had shown. */
const mustWait = (at: Date): Sql => sql`(f.next_at > ${at} and f.last_at <= ${at})`;

/** SQL that counts one more failure, unless it must be waited for. @param when SQL condition */
const counted = (kind: keyof typeof PATIENCE, at: Date, when: Sql): Sql => {
  const { freely, lockAfter, lockSeconds, forgottenAfterSeconds } = PATIENCE[kind];
  return sql`
    insert into identity.failed_attempt as f (kind, subject, failures, last_at, next_at)
    select kind, subject, 1, ${at}::timestamptz, ${at}::timestamptz from tried where kind = ${kind} and ${when}
    on conflict (kind, subject) do update
    set (failures, last_at, next_at) = (
      select n, ${at}::timestamptz, ${at}::timestamptz + interval '1 second' *
             case when n >= ${lockAfter}::int then ${lockSeconds}::int
                  when n > ${freely}::int then power(2, n - ${freely}::int) else 0 end
      from (select case when f.last_at < ${at}::timestamptz - interval '1 second' * ${forgottenAfterSeconds}::int
                        then 1 else f.failures + 1 end as n) next)
    where not ${mustWait(at)}
    returning f.failures`;
};

/**
 * Counts an attempt as failed before it is looked at, so that attempts at the same instant see each other's; or counts
 * nothing and tells how long to wait. The row of a name is locked before that of an address, always.
 * @returns SQL with one row: `waitSeconds`, null when the attempt may go on; `locks`, whether its failure locks the name
 */
export const beginAttempt = (who: AttemptSubjects, at: Date): Sql => sql`
  with ${subjects(who)},
       shut as (
         select max(f.next_at) as until from identity.failed_attempt f join tried using (kind, subject)
         where ${mustWait(at)}),
       of_name as (${counted('name', at, sql`(select until from shut) is null`)}),
       of_address as (${counted('address', at, sql`exists (select 1 from of_name)`)})
  select case when exists (select 1 from of_address) then null
              else greatest(1, ceil(extract(epoch from (select until from shut) - ${at}::timestamptz))) end::int
           as "waitSeconds",
         exists (select 1 from of_name where failures >= ${PATIENCE.name.lockAfter}::int) as locks`;

/** SQL. Nothing is waited for, not even by an attempt that read the clock before this one was over. */
const takenBack = sql`failures = greatest(f.failures - 1, 0), next_at = f.last_at`;

/** It succeeded: the name begins anew. The address takes back this one alone, or whoever has one account could try all. */
export const attemptSucceeded = (who: AttemptSubjects): Sql => sql`
  with ${subjects(who)},
       cleared as (delete from identity.failed_attempt f using tried t
                   where f.kind = 'name' and (f.kind, f.subject) = (t.kind, t.subject))
  update identity.failed_attempt f set ${takenBack}
  from tried t where f.kind = 'address' and (f.kind, f.subject) = (t.kind, t.subject)`;

/** It neither failed nor succeeded: the password was right, and a code is still to come. */
export const attemptUndecided = (who: AttemptSubjects): Sql => sql`
  with ${subjects(who)}
  update identity.failed_attempt f set ${takenBack}
  from tried t where (f.kind, f.subject) = (t.kind, t.subject)`;

/** SQL: how a user name is counted. */
export const countedName = (username: Sql): Sql =>
  sql`encode(sha256(convert_to(${username}, 'UTF8')), 'hex')`;
