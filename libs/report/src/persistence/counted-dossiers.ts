import { sql, type Sql } from '#platform/database';

/** Whose dossiers are counted. */
export interface Counted {
  /** Of `dossier.dossier d`: what whoever asks may see today. */
  permitted: Sql;
  /** Ids of the agencies one of which led it at the end of the period. */
  leads: readonly number[];
}

/** Of a line `l`: a reorganisation gave the dossier to other agencies. An action of a workflow may be called the same. */
export const REORGANIZED = sql`(l.action = 'reorganize' and l.from_step is null)`;

/** Of a line `l` of a reorganisation: the id of the agency that had led until then. */
export const LED_UNTIL_THEN = sql`(l.details #>> '{lead,before}')::int`;

/** Of `dossier.dossier d`: led before an instant by one of these agencies, by what reorganisations have told since. */
export const ledBefore = (end: Date, leads: readonly number[]): Sql => sql`
  coalesce((select ${LED_UNTIL_THEN} from dossier.history l
            where l.dossier_id = d.id and l.at >= ${end} and ${REORGANIZED} order by l.sequence limit 1),
           d.lead_agency_id) = any(${[...leads]}::int[])`;

/**
 * Of `dossier.dossier d`: a reorganisation after an instant took it from one of these agencies. Asked as a set: an array would be
 * gone through from one end to the other for every dossier of others.
 */
export const takenSince = (end: Date, leads: readonly number[]): Sql => sql`
  d.id in (select l.dossier_id from dossier.history l
           where l.at >= ${end} and ${REORGANIZED} and ${LED_UNTIL_THEN} = any(${[...leads]}::int[]))`;

/** Of `dossier.dossier d`: it is counted in what ended before an instant. */
export const isCounted = ({ permitted, leads }: Counted, end: Date): Sql => sql`
  (${permitted} and ${ledBefore(end, leads)})`;
