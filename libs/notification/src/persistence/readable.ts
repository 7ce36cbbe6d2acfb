import { raw, type Sql, sql } from '#platform/database';

/** Agencies are of a few tiers; a ring of them would never end. */
const FARTHEST = 9;

/** Agencies with each that is above them, themselves first, and how `far` up it is. */
export const ABOVE = sql`
  select id, id as above, 0 as far from organization.agency
  union all
  select below.id, a.parent_id, below.far + 1 from above below join organization.agency a on a.id = below.above
  where a.parent_id is not null and below.far < ${FARTHEST}`;

/** Whether post `p` is cleared for a dossier. @param levels of secrecy, the lowest first */
export const clearedFor = (dossier: string, levels: readonly string[]): Sql => sql`
  array_position(${[...levels]}::text[], ${raw(dossier)}.secrecy) <= array_position(${[...levels]}::text[], p.clearance)`;

/** Whether post `p` is for the field of a dossier. */
export const ofField = (dossier: string): Sql =>
  sql`(p.fields = '{}' or ${raw(dossier)}.field_code = any(p.fields))`;

/**
 * Of pairs of an officer and a dossier those where the officer may read it now, for all officers at once: by a post of an agency that
 * takes part, or of one above that answers for what lies below; or since they hold a step of it or were involved in person. Beside
 * a recursive `above`. @param wanted a query's name, with `officer_id` and `dossier_id`
 */
export const readable = (wanted: string, levels: readonly string[]): Sql => sql`
  select w.officer_id, w.dossier_id
  from (select distinct officer_id, dossier_id from ${raw(wanted)}) w
  join dossier.dossier d on d.id = w.dossier_id
  join dossier.participation part on part.dossier_id = d.id
  join above on above.id = part.agency_id
  join organization.position p on p.officer_id = w.officer_id and p.agency_id = above.above
    and (above.far = 0 or p.role in ('agency-leader', 'supervisor'))
  where ${clearedFor('d', levels)} and ${ofField('d')}
  union
  select w.officer_id, w.dossier_id
  from (select distinct officer_id, dossier_id from ${raw(wanted)}) w
  join dossier.dossier d on d.id = w.dossier_id
  join organization.position p on p.officer_id = w.officer_id and ${clearedFor('d', levels)}
  where exists (
      select from dossier.task held
      where held.dossier_id = d.id and held.closed_at is null and w.officer_id in (held.assignee_id, held.delegate_id))
    or exists (select from dossier.involvement i where i.dossier_id = d.id and i.officer_id = w.officer_id)`;
