import { type Queryable, sql, type Sql } from '#platform/database';
import type { NewPosition, Post } from '../domain/forms.ts';

/** An officer as their row keeps them, besides the index of their identity number. */
export interface StoredOfficer {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly version: number;
}

/** What of an officer is written; `undefined` = stays. Sealed for the officer's own row. */
export interface OfficerWriting {
  readonly fullName?: string | undefined;
  readonly emailSealed?: Buffer | undefined;
  readonly phoneSealed?: Buffer | null | undefined;
  readonly identityIndex?: Buffer | undefined;
}

/** @returns the officer's id; what is sealed for their row is written next */
export async function insertOfficer(
  queryable: Queryable,
  { username, fullName }: { username: string; fullName: string },
): Promise<number> {
  const [row] = await queryable.query<{ id: number }>(sql`
    insert into organization.officer (username, full_name) values (${username}, ${fullName}) returning id`);
  if (!row) throw new Error('an officer was not inserted');
  return row.id;
}

export const updateOfficer = (id: number, writing: OfficerWriting): Sql => sql`
  update organization.officer
  set full_name = coalesce(${writing.fullName ?? null}, full_name),
      email_sealed = coalesce(${writing.emailSealed ?? null}::bytea, email_sealed),
      phone_sealed = case when ${writing.phoneSealed === undefined} then phone_sealed
                          else ${writing.phoneSealed ?? null}::bytea end,
      identity_index = coalesce(${writing.identityIndex ?? null}::bytea, identity_index)
  where id = ${id}`;

/** Holds an officer until the transaction ends. */
export async function holdOfficer(
  queryable: Queryable,
  username: string,
): Promise<StoredOfficer | undefined> {
  const [officer] = await queryable.query<StoredOfficer>(sql`
    select id, username, full_name as "fullName", version
    from organization.officer where username = ${username} for no key update`);
  return officer;
}

/** @returns the statement, which writes nothing and returns no row where the post is held already */
export const insertPosition = (officerId: number, position: NewPosition, since: string): Sql => sql`
  insert into organization.position (officer_id, agency_id, role, title, fields, areas, clearance, since)
  select ${officerId}::int, a.id, ${position.role}, ${position.title}, ${position.fields}::text[],
         ${position.areas}::text[], ${position.clearance}, ${since}::date
  from organization.agency a where a.code = ${position.agency}
  on conflict do nothing returning 1`;

/** Ends a post; what it was is kept. @returns the statement, which returns no row where it is not held */
export const endPosition = (officerId: number, post: Post, until: string): Sql => sql`
  with ended as (
    delete from organization.position p using organization.agency a
    where a.id = p.agency_id and p.officer_id = ${officerId} and a.code = ${post.agency} and p.role = ${post.role}
    returning p.*)
  insert into organization.former_position (officer_id, agency_id, role, title, fields, areas, clearance, since, until)
  select officer_id, agency_id, role, title, fields, areas, clearance, since, ${until}::date from ended
  returning title, fields, areas, clearance`;

/**
 * Holds every administrator's post until the transaction ends, so that of two who end each other's the second finds itself
 * the last. @returns how many there are
 */
export async function holdAdministrators(queryable: Queryable): Promise<number> {
  const held = await queryable.query(sql`
    select 1 from organization.position where role = 'administrator' order by officer_id, agency_id for update`);
  return held.length;
}

export const nextVersion = (officerId: number): Sql => sql`
  update organization.officer set version = version + 1 where id = ${officerId} returning version`;
