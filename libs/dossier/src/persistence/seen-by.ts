import { sql, type Sql } from '#platform/database';

/** How a dossier comes into an officer's sight: by agencies that take part in it, or by being involved in person. */
export interface Sight {
  agencyIds: readonly number[];
  /** Null where being involved is not enough. */
  officerId: number | null;
}

/** @param dossierId SQL of a dossier's id */
export const seenBy = ({ agencyIds, officerId }: Sight, dossierId: Sql): Sql => sql`
  (exists (select 1 from dossier.participation p
           where p.dossier_id = ${dossierId} and p.agency_id = any(${[...agencyIds]}::int[]))
   or exists (select 1 from dossier.involvement i
              where i.dossier_id = ${dossierId} and i.officer_id = ${officerId}::int))`;
