import { sql, type Sql } from '#platform/database';
import { endSessions } from './sessions.ts';

export interface ExternalIdentity {
  issuer: string;
  subject: string;
}

/** The account in use that a person of a provider is. */
export const accountOf = ({ issuer, subject }: ExternalIdentity): Sql => sql`
  select a.id as "accountId"
  from identity.external_identity e join identity.account a on a.id = e.account_id
  where e.issuer = ${issuer} and e.subject = ${subject} and a.disabled_at is null`;

/**
 * Links an account in use to a person, when neither is linked at that provider.
 * @param audit the row that says so, given the condition under which it is written
 */
export const linkIdentity = (
  username: string,
  { issuer, subject }: ExternalIdentity,
  now: Date,
  audit: (when: Sql) => Sql,
): Sql => sql`
  with linked as (
         insert into identity.external_identity (issuer, subject, account_id, linked_at)
         select ${issuer}, ${subject}, id, ${now}::timestamptz from identity.account
         where username = ${username} and disabled_at is null
         on conflict do nothing
         returning id, account_id),
       audited as (${audit(sql`exists (select 1 from linked)`)})
  select (select id from linked) as id, (select account_id from linked) as "accountId",
         exists (select 1 from identity.account where username = ${username} and disabled_at is null) as "accountKnown"`;

export interface LinkOutcome {
  id: number | null;
  accountId: number | null;
  accountKnown: boolean;
}

/**
 * Ends a link, and the account's sessions with it: which of them were opened by that person is not known.
 * @param audit the row that says so, given the condition under which it is written
 */
export const unlinkIdentity = (
  { username, id, at }: { username: string; id: number; at: Date },
  audit: (when: Sql) => Sql,
): Sql => sql`
  with unlinked as (
         delete from identity.external_identity e using identity.account a
         where e.id = ${id} and a.id = e.account_id and a.username = ${username}
         returning e.id, e.account_id),
       ended as (${endSessions(sql`s.account_id = (select account_id from unlinked)`, at)}),
       audited as (${audit(sql`exists (select 1 from unlinked)`)})
  select id from unlinked`;
