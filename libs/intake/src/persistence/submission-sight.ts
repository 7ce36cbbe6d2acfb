import type { Secrecy } from '#organization';
import { join, sql, type Sql } from '#platform/database';

/** A desk and what of its submissions somebody is to see. */
export interface DeskSight {
  agencyId: number;
  levels: readonly Secrecy[];
  /** Codes; empty = all. */
  fields: readonly string[];
  /** Codes; absent = all. */
  procedures?: readonly string[] | undefined;
}

/** Submissions `intake.submission s` of these desks. */
export const ofDesks = (desks: readonly DeskSight[]): Sql =>
  desks.length === 0 ? sql`false` : sql`(${join(desks.map(ofDesk), ' or ')})`;

/** Submissions that programs of an agency have handed in; what was fetched, or the national portal brought, is not theirs. */
export const ofSource = (agencyId: number): Sql =>
  sql`(s.source_agency_id = ${agencyId} and s.source = 'service')`;

export const ofDesk = ({ agencyId, levels, fields, procedures }: DeskSight): Sql => sql`
  (s.desk_agency_id = ${agencyId} and s.secrecy = any(${[...levels]}::text[])
   and (${fields.length === 0}::boolean or s.field_code = any(${[...fields]}::text[]))
   and (${procedures === undefined}::boolean or s.procedure_code = any(${[...(procedures ?? [])]}::text[])))`;
