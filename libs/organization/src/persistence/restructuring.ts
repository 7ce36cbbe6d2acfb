import { sql, type Sql } from '#platform/database';
import type { Restructuring } from '../domain/restructuring.ts';

const rows = (values: readonly unknown[]): Sql => sql`${JSON.stringify(values)}::jsonb`;

/** Agencies by code as ids, in the order of the codes. @param codes SQL of a jsonb array */
const idsOf = (codes: Sql): Sql => sql`
  array(select s.id from jsonb_array_elements_text(${codes}) with ordinality as given(code, place)
        join organization.agency s on s.code = given.code order by given.place)`;

/** Each agency's version counts once, however much of it changes. */
export const cease = (ceases: Restructuring['ceases'], on: string): Sql => sql`
  update organization.agency a
  set valid_until = greatest(${on}::date, a.valid_from), succeeded_by = ${idsOf(sql`c.successors`)}, version = a.version + 1
  from jsonb_to_recordset(${rows(ceases)}) as c(agency text, successors jsonb)
  where a.code = c.agency and a.valid_until is null`;

export const reparent = (reparents: Restructuring['reparents']): Sql => sql`
  update organization.agency a
  set parent_id = (select p.id from organization.agency p where p.code = r.parent), version = a.version + 1
  from jsonb_to_recordset(${rows(reparents)}) as r(agency text, parent text)
  where a.code = r.agency`;

export const rewrite = (rewrites: Restructuring['rewrites']): Sql => sql`
  update organization.agency a
  set functions = array(select jsonb_array_elements_text(r.functions)), serves = ${idsOf(sql`r.serves`)},
      version = a.version + 1
  from jsonb_to_recordset(${rows(rewrites)}) as r(agency text, functions jsonb, serves jsonb)
  where a.code = r.agency`;

export const rename = (renames: Restructuring['renames']): Sql => sql`
  update organization.agency a set name = r.name, version = a.version + 1
  from jsonb_to_recordset(${rows(renames)}) as r(agency text, name text)
  where a.code = r.agency`;

export const endPositions = (ends: Restructuring['ends'], on: string): Sql => sql`
  with ended as (
    delete from organization.position p
    using jsonb_to_recordset(${rows(ends)}) as e("officerId" int, agency text, role text), organization.agency a
    where a.code = e.agency and p.officer_id = e."officerId" and p.agency_id = a.id and p.role = e.role
    returning p.*)
  insert into organization.former_position (officer_id, agency_id, role, title, fields, areas, clearance, since,
    until)
  select officer_id, agency_id, role, title, fields, areas, clearance, since, ${on}::date from ended`;

/** Posts at these agencies, by code. */
export const postsLeft = (codes: readonly string[]): Sql => sql`
  select 1 from organization.position p join organization.agency a on a.id = p.agency_id
  where a.code = any(${[...codes]}::text[]) limit 1`;

export const givePositions = (gives: Restructuring['gives'], on: string): Sql => sql`
  insert into organization.position (officer_id, agency_id, role, title, fields, areas, clearance, since)
  select g."officerId", a.id, g.role, g.title, array(select jsonb_array_elements_text(g.fields)),
         array(select jsonb_array_elements_text(g.areas)), g.clearance, ${on}::date
  from jsonb_to_recordset(${rows(gives)})
       as g("officerId" int, agency text, role text, title text, fields jsonb, areas jsonb,
            clearance text)
  join organization.agency a on a.code = g.agency
  on conflict do nothing`;

export const rewriteAreas = (areas: Restructuring['areas']): Sql => sql`
  update organization.position p set areas = array(select jsonb_array_elements_text(r.areas))
  from jsonb_to_recordset(${rows(areas)}) as r("officerId" int, agency text, role text, areas jsonb)
  join organization.agency a on a.code = r.agency
  where p.officer_id = r."officerId" and p.agency_id = a.id and p.role = r.role`;

export const nextVersions = (officerIds: readonly number[]): Sql => sql`
  update organization.officer set version = version + 1 where id = any(${[...officerIds]}::int[])`;
