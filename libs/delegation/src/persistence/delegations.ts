import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { DelegationKind, Party, Period } from '../domain/delegation.ts';

export interface NewDelegation extends Period {
  kind: DelegationKind;
  fromOfficerId: number;
  agencyId: number;
  role: string;
  toOfficerId: number;
  fields: readonly string[];
  procedures: readonly string[];
  absent: boolean;
  reason: string;
  paper: string | null;
  madeAt: Date;
  madeBy: number;
}

interface Name {
  username: string;
  name: string;
}

/** A delegation as it is kept. */
export interface StoredDelegation extends Omit<NewDelegation, 'madeBy'> {
  id: number;
  from: Name;
  to: Name;
  madeBy: Name;
  endedAt: Date | null;
  endedBy: Name | null;
  endReason: string | null;
}

/** Circles are looked for one delegation at a time, or two made at once would close one unseen. */
export const oneAtATime = (): Sql => sql`lock table organization.delegation in share row exclusive mode`;

/** The officers of these usernames, with what they are where a post is. */
export function findParties(
  queryable: Queryable,
  usernames: readonly string[],
  { agencyId, role }: Pick<NewDelegation, 'agencyId' | 'role'>,
): Promise<Party[]> {
  return queryable.query<Party>(sql`
    select o.id as "officerId", o.username, o.full_name as name,
           exists (select 1 from identity.account a where a.officer_id = o.id and a.disabled_at is null) as "hasAccount",
           coalesce(bool_or(p.agency_id = ${agencyId} and p.role = ${role}), false) as "holdsPost",
           array_remove(array_agg(distinct p.agency_id), null) as agencies
    from organization.officer o left join organization.position p on p.officer_id = o.id
    where o.username = any(${[...usernames]}::text[])
    group by o.id`);
}

/** Those of the codes that the catalogue does not have. */
export async function unknownCodes(
  queryable: Queryable,
  { fields, procedures }: Pick<NewDelegation, 'fields' | 'procedures'>,
): Promise<string[]> {
  const rows = await queryable.query<{ code: string }>(sql`
    select wanted.code from unnest(${[...fields]}::text[]) wanted(code)
    where not exists (select 1 from procedure.procedure p where p.field_code = wanted.code)
    union all
    select wanted.code from unnest(${[...procedures]}::text[]) wanted(code)
    where not exists (select 1 from procedure.procedure p where p.code = wanted.code)`);
  return rows.map(({ code }) => code);
}

/** Whether the delegate lets the delegator act for them in the same time, directly or through others. */
export async function closesCircle(
  queryable: Queryable,
  { fromOfficerId, toOfficerId, startsAt, endsAt }: NewDelegation,
): Promise<boolean> {
  const rows = await queryable.query(sql`
    with recursive lets(officer_id) as (
      select ${toOfficerId}::int
      union
      select d.to_officer_id from lets
      join organization.delegation d on d.from_officer_id = lets.officer_id
      where d.starts_at < ${endsAt}::timestamptz and d.ends_at > ${startsAt}::timestamptz and d.ended_at is null)
    select 1 from lets where officer_id = ${fromOfficerId}`);
  return rows.length > 0;
}

export async function insertDelegation(queryable: Queryable, delegation: NewDelegation): Promise<number> {
  const [row] = await queryable.query<{ id: number }>(sql`
    insert into organization.delegation (kind, from_officer_id, agency_id, role, to_officer_id, starts_at, ends_at, fields,
      procedures, absent, reason, paper, made_at, made_by)
    values (${delegation.kind}, ${delegation.fromOfficerId}, ${delegation.agencyId}, ${delegation.role},
            ${delegation.toOfficerId}, ${delegation.startsAt}, ${delegation.endsAt}, ${[...delegation.fields]},
            ${[...delegation.procedures]}, ${delegation.absent}, ${delegation.reason}, ${delegation.paper},
            ${delegation.madeAt}, ${delegation.madeBy})
    returning id`);
  if (!row) throw new Error('a delegation was not written');
  return row.id;
}

const nameOf = (id: Sql): Sql => sql`
  (select jsonb_build_object('username', o.username, 'name', o.full_name)
   from organization.officer o where o.id = ${id})`;

/** Delegations that fit, latest first. @param which SQL condition on `organization.delegation d` */
export const findDelegations = (queryable: Queryable, which: Sql, limit = 1): Promise<StoredDelegation[]> =>
  queryable.query<StoredDelegation>(sql`
    select d.id, d.kind, d.from_officer_id as "fromOfficerId", d.agency_id as "agencyId", d.role,
           d.to_officer_id as "toOfficerId", d.starts_at as "startsAt", d.ends_at as "endsAt", d.fields, d.procedures,
           d.absent, d.reason, d.paper, d.made_at as "madeAt", d.ended_at as "endedAt", d.end_reason as "endReason",
           ${nameOf(sql`d.from_officer_id`)} as "from", ${nameOf(sql`d.to_officer_id`)} as "to",
           ${nameOf(sql`d.made_by`)} as "madeBy", ${nameOf(sql`d.ended_by`)} as "endedBy"
    from organization.delegation d where ${which} order by d.id desc limit ${limit}`);

interface End {
  id: number;
  at: Date;
  by: number;
  reason: string;
}

/** Ends a delegation that has not ended. Acts under way end first, those that come later are refused. @returns whether it did */
export async function endDelegation(
  queryable: Queryable,
  { id, at, by, reason }: End,
  audit: AuditEntry,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from ended)`;
  const rows = await queryable.query(sql`
    with ended as (
           update organization.delegation d set ended_at = ${at}, ended_by = ${by}::int, end_reason = ${reason}
           where d.id = ${id} and d.ended_at is null and d.ends_at > ${at}::timestamptz
           returning 1),
         audit as (${insertAuditEntry(audit, when)}),
         answer as (${recordAnswer(when)})
    select 1 from ended`);
  return rows.length === 1;
}
