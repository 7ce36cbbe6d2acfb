import { type Queryable, sql, type Sql } from '#platform/database';
import type { AgencyChange, NewAgency } from '../domain/forms.ts';

/** Agencies by code as ids, in the order of the codes. @param codes SQL of a text array */
const idsOf = (codes: Sql): Sql => sql`
  array(select a.id from organization.agency a join unnest(${codes}) with ordinality as given(code, place) using (code)
        order by given.place)`;

/** Inserts agencies, those another is below of first. @returns the statement, which returns `id` and `code` */
export const insertAgency = (agency: NewAgency, validFrom: string): Sql => sql`
  insert into organization.agency (code, national_id, name, kind, level, parent_id, functions, serves, calendar, phone,
    address, valid_from)
  select ${agency.code}, ${agency.nationalId}, ${agency.name}, ${agency.kind}, ${agency.level},
         (select id from organization.agency where code = ${agency.parent}), ${agency.functions}::text[],
         ${idsOf(sql`${agency.serves ?? []}::text[]`)}, ${agency.calendar}, ${agency.phone}, ${agency.address},
         ${validFrom}::date
  returning id, version`;

/** What of an agency may change, as it is; `serves` by code. */
export interface ChangeableAgency {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly functions: string[];
  readonly serves: string[];
  readonly validUntil: string | null;
}

/** Holds an agency until the transaction ends. */
export async function holdAgency(queryable: Queryable, code: string): Promise<ChangeableAgency | undefined> {
  const [agency] = await queryable.query<ChangeableAgency>(sql`
    select id, version, name, phone, address, functions, valid_until::text as "validUntil",
           array(select s.code from organization.agency s where s.id = any(a.serves) order by s.code) as serves
    from organization.agency a where code = ${code} for no key update of a`);
  return agency;
}

export const updateAgency = (id: number, change: AgencyChange): Sql => sql`
  update organization.agency a
  set name = coalesce(${change.name ?? null}, name), phone = coalesce(${change.phone ?? null}, phone),
      address = coalesce(${change.address ?? null}, address),
      functions = coalesce(${change.functions ?? null}::text[], functions),
      serves = case when ${change.serves === undefined} then serves
                    else ${idsOf(sql`${change.serves ?? []}::text[]`)} end,
      version = version + 1
  where id = ${id} returning version`;

/**
 * Which of these codes are not those of an agency in force. The others are held until the transaction ends: none of them is
 * abolished before.
 */
export async function notInForce(queryable: Queryable, codes: readonly string[]): Promise<string[]> {
  const asked = [...new Set(codes)];
  if (asked.length === 0) return [];
  const found = await queryable.query<{ code: string }>(sql`
    select code from organization.agency where code = any(${asked}::text[]) and valid_until is null
    order by id for share`);
  const inForce = new Set(found.map(({ code }) => code));
  return asked.filter((code) => !inForce.has(code));
}
