import { sql, type Sql } from '#platform/database';

/** A row's worth of a new key; its hash is all that is kept of the secret. */
export interface KeyRow {
  id: string;
  secretHash: Buffer;
  now: Date;
  expiresAt: Date;
}

/**
 * The service behind a key that is valid now. That it was used is written at most once a minute: a busy program would
 * otherwise make a write of every read.
 */
export const serviceBehind = ({ id, secretHash, now }: Omit<KeyRow, 'expiresAt'>): Sql => sql`
  with found as (
         select k.id, k.scopes, s.name, s.agency_id
         from identity.service_key k join identity.service_account s on s.id = k.service_account_id
         where k.id = ${id} and k.secret_hash = ${secretHash} and k.revoked_at is null and k.expires_at > ${now}
           and s.disabled_at is null),
       used as (
         update identity.service_key k set last_used_at = ${now} from found
         where k.id = found.id
           and (k.last_used_at is null or k.last_used_at <= ${now}::timestamptz - interval '1 minute'))
  select 'service' as kind, 'service:' || name as username, agency_id as "agencyId", scopes from found`;

export interface NewServiceAccount {
  name: string;
  agency: string;
  purpose: string;
  /** User name of the officer who answers for it. */
  owner: string;
}

/** @param audit the row that says so, given the condition under which it is written */
export const insertServiceAccount = (
  { name, agency, purpose, owner }: NewServiceAccount,
  now: Date,
  audit: (when: Sql) => Sql,
): Sql => sql`
  with parts as (
         select (select id from organization.agency where code = ${agency}) as agency_id,
                (select officer_id from identity.account
                 where username = ${owner} and disabled_at is null) as owner_id),
       opened as (
         insert into identity.service_account (name, agency_id, purpose, owner_officer_id, created_at)
         select ${name}, agency_id, ${purpose}, owner_id, ${now}::timestamptz from parts
         where agency_id is not null and owner_id is not null
         on conflict (name) do nothing
         returning id),
       audited as (${audit(sql`exists (select 1 from opened)`)})
  select agency_id is not null as "agencyKnown", owner_id is not null as "ownerKnown",
         exists (select 1 from opened) as opened
  from parts`;

export const disableServiceAccount = (name: string, now: Date, audit: (when: Sql) => Sql): Sql => sql`
  with ended as (
         update identity.service_account set disabled_at = ${now} where name = ${name} and disabled_at is null
         returning id),
       audited as (${audit(sql`exists (select 1 from ended)`)})
  select id from ended`;

export const insertServiceKey = (
  name: string,
  scopes: readonly string[],
  { id, secretHash, now, expiresAt }: KeyRow,
  audit: (when: Sql) => Sql,
): Sql => sql`
  with issued as (
         insert into identity.service_key (id, service_account_id, secret_hash, scopes, created_at, expires_at)
         select ${id}, s.id, ${secretHash}, ${[...scopes]}::text[], ${now}::timestamptz, ${expiresAt}::timestamptz
         from identity.service_account s where s.name = ${name} and s.disabled_at is null
         returning id),
       audited as (${audit(sql`exists (select 1 from issued)`)})
  select id from issued`;

/** Of two who replace a key at once, one finds it replaced. @param oldUntil when the old key ends at the latest */
export const replaceServiceKey = (
  { name, keyId, oldUntil }: { name: string; keyId: string; oldUntil: Date },
  { id, secretHash, now, expiresAt }: KeyRow,
  audit: (when: Sql) => Sql,
): Sql => sql`
  with old as (
         update identity.service_key k
         set replaced_by = ${id}, expires_at = least(k.expires_at, ${oldUntil}::timestamptz)
         from identity.service_account s
         where k.id = ${keyId} and s.id = k.service_account_id and s.name = ${name} and s.disabled_at is null
           and k.replaced_by is null and k.revoked_at is null and k.expires_at > ${now}
         returning k.service_account_id, k.scopes),
       issued as (
         insert into identity.service_key (id, service_account_id, secret_hash, scopes, created_at, expires_at)
         select ${id}, service_account_id, ${secretHash}, scopes, ${now}::timestamptz, ${expiresAt}::timestamptz
         from old
         returning scopes),
       audited as (${audit(sql`exists (select 1 from issued)`)})
  select scopes from issued`;

export const revokeServiceKey = (
  { name, keyId }: { name: string; keyId: string },
  now: Date,
  audit: (when: Sql) => Sql,
): Sql => sql`
  with known as (
         select k.id from identity.service_key k join identity.service_account s on s.id = k.service_account_id
         where k.id = ${keyId} and s.name = ${name}),
       revoked as (
         update identity.service_key k set revoked_at = ${now} from known
         where k.id = known.id and k.revoked_at is null
         returning k.id),
       audited as (${audit(sql`exists (select 1 from revoked)`)})
  select id from known`;
