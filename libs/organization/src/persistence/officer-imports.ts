import type { Place } from '#platform/personal-data';
import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { ImportFinding, ImportPlan } from '../domain/officer-import.ts';
import type { KnownOrganization } from '../domain/plan-officer-import.ts';

/** How many officers and posts a dry run would write. */
export interface ImportCounts {
  readonly creates: number;
  readonly changes: number;
  readonly gives: number;
  readonly ends: number;
}

export interface StoredOfficerImport {
  readonly id: string;
  readonly fileName: string;
  readonly digest: string;
  readonly state: 'proposed' | 'applied';
  readonly planSealed: Buffer | null;
  readonly counts: ImportCounts;
  readonly findings: ImportFinding[];
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
}

export type NewOfficerImport = Omit<StoredOfficerImport, 'state' | 'appliedAt' | 'appliedBy'>;

export const importPlace = (id: string): Place => ({
  column: 'organization.officer_import.plan_sealed',
  row: id,
});

export const insertOfficerImport = (one: NewOfficerImport): Sql => sql`
  insert into organization.officer_import (id, file_name, digest, plan_sealed, counts, findings, proposed_at, proposed_by)
  values (${one.id}, ${one.fileName}, ${one.digest}, ${one.planSealed}, ${JSON.stringify(one.counts)}::jsonb,
          ${JSON.stringify(one.findings)}::jsonb, ${one.proposedAt}, ${one.proposedBy})`;

/** @param held until the transaction ends: a dry run is carried out once */
export async function readOfficerImport(
  queryable: Queryable,
  id: string,
  held = false,
): Promise<StoredOfficerImport | undefined> {
  const [row] = await queryable.query<StoredOfficerImport>(sql`
    select id, file_name as "fileName", digest, state, plan_sealed as "planSealed", counts, findings,
           proposed_at as "proposedAt", proposed_by as "proposedBy", applied_at as "appliedAt",
           applied_by as "appliedBy"
    from organization.officer_import where id = ${id} ${held ? sql`for update` : sql``}`);
  return row;
}

export const markApplied = (id: string, at: Date, by: string): Sql => sql`
  update organization.officer_import set state = 'applied', applied_at = ${at}, applied_by = ${by}, plan_sealed = null
  where id = ${id}`;

/** An officer as stored, with what is sealed still sealed. */
export interface SealedOfficer {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly emailSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
  readonly identityIndex: string | null;
  readonly version: number;
  readonly posts: string[];
}

export const sealedOfficers = (
  queryable: Queryable,
  usernames: readonly string[],
): Promise<SealedOfficer[]> =>
  queryable.query<SealedOfficer>(sql`
    select o.id, o.username, o.full_name as "fullName", o.email_sealed as "emailSealed",
           o.phone_sealed as "phoneSealed", encode(o.identity_index, 'hex') as "identityIndex", o.version,
           array(select a.code || ' ' || p.role from organization.position p
                 join organization.agency a on a.id = p.agency_id where p.officer_id = o.id) as posts
    from organization.officer o where o.username = any(${[...usernames]}::text[]) order by o.id`);

/** Officers by identity number, codes of agencies in force, and how many administrators there are. */
export async function readOrganization(
  queryable: Queryable,
): Promise<Pick<KnownOrganization, 'agencies' | 'people' | 'administrators'>> {
  const [row] = await queryable.query<{
    agencies: string[];
    people: { index: string; username: string }[];
    administrators: number;
  }>(sql`
    select array(select code from organization.agency where valid_until is null) as agencies,
           (select coalesce(jsonb_agg(jsonb_build_object('index', encode(identity_index, 'hex'), 'username', username)),
                            '[]')
            from organization.officer where identity_index is not null) as people,
           (select count(*)::int from organization.position where role = 'administrator') as administrators`);
  return {
    agencies: new Set(row?.agencies),
    people: new Map(row?.people.map(({ index, username }) => [index, username])),
    administrators: row?.administrators ?? 0,
  };
}

/** Holds officers until the transaction ends. @returns their versions by username */
export async function holdVersions(
  tx: Transaction,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ username: string; version: number }>(sql`
    select username, version from organization.officer where username = any(${[...usernames]}::text[])
    order by id for no key update`);
  return new Map(rows.map(({ username, version }) => [username, version]));
}

/** @returns the ids of the new officers, by username */
export async function insertOfficers(
  tx: Transaction,
  creates: ImportPlan['creates'],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: number; username: string }>(sql`
    insert into organization.officer (username, full_name)
    select c.username, c."fullName"
    from jsonb_to_recordset(${JSON.stringify(creates.map(({ username, fullName }) => ({ username, fullName })))}::jsonb)
         as c(username text, "fullName" text)
    returning id, username`);
  return new Map(rows.map(({ id, username }) => [username, id]));
}

/** What is written of many officers; null = stays. */
export interface OfficerRewriting {
  readonly id: number;
  readonly fullName: string | null;
  readonly emailSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
  readonly identityIndex: Buffer | null;
}

export const rewriteOfficers = (rewritings: readonly OfficerRewriting[]): Sql => sql`
  update organization.officer o
  set full_name = coalesce(r.full_name, o.full_name), email_sealed = coalesce(r.email, o.email_sealed),
      phone_sealed = coalesce(r.phone, o.phone_sealed), identity_index = coalesce(r.identity, o.identity_index)
  from unnest(${rewritings.map(({ id }) => id)}::int[], ${rewritings.map(({ fullName }) => fullName)}::text[],
              ${rewritings.map(({ emailSealed }) => emailSealed)}::bytea[],
              ${rewritings.map(({ phoneSealed }) => phoneSealed)}::bytea[],
              ${rewritings.map(({ identityIndex }) => identityIndex)}::bytea[])
       as r(id, full_name, email, phone, identity)
  where o.id = r.id`;
