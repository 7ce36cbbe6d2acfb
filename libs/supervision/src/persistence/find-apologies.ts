import type { DeadlineTerms } from '#deadline';
import { empty, sql, type Sql } from '#platform/database';

/** A dossier that will probably be late and was not extended before. */
export interface ApologyRow {
  id: string;
  code: string;
  version: number;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  dueAt: Date;
  /** How likely it is to be late; null = nothing like it has ended yet. */
  chance: number | null;
  /** Working days four in five such dossiers get along with, at least one. */
  proposedDays: number;
  terms: DeadlineTerms;
  /** From 1. */
  phase: number;
  /** Sorts what is due at one instant: the likelier, the less. */
  place: number;
}

/** Due time, `place` and id of the last dossier read. */
export type ApologyKey = readonly [dueAt: string, place: number, id: string];

export interface ApologyPage {
  /** Of `dossier.dossier d`. */
  permitted: Sql;
  now: Date;
  /** Not included. */
  dueBefore: Date;
  after: ApologyKey | undefined;
  limit: number;
}

/** Working days are five of seven. */
const DAYS_OF_WORK = 5 / 7;
const DAY_SECONDS = 86_400;

/** Less likely than this, nobody apologises for it. */
const LIKELY = 0.5;

/** Nothing is known of it: after whatever something is known of. */
const UNKNOWN = 2;

const PLACE = sql`coalesce(1 - f.chance, ${UNKNOWN})`;

/** The first due first. Some of them may have no time left to apologise in: that asks for a calendar. */
export const apologyRows = ({ permitted, now, dueBefore, after, limit }: ApologyPage): Sql => sql`
  select d.id, d.code, d.version, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
         d.lead_agency_id as "leadAgencyId", d.due_at as "dueAt", d.terms,
         cardinality(d.phase_starts) + 1 as phase, f.chance, ${PLACE} as place,
         greatest(1, ceil(coalesce(f.over_by, 0) / ${DAY_SECONDS} * ${DAYS_OF_WORK}))::int as "proposedDays"
  from dossier.dossier d
  left join supervision.forecast f on f.dossier_id = d.id and f.due_at = d.due_at
  where d.completed_at is null and d.closed_at is null and d.clock = 'running' and not d.missed
    and d.due_at > ${now} and d.due_at < ${dueBefore}
    and coalesce(f.chance, 1) >= ${LIKELY} and ${permitted}
    and not exists (select from dossier.extension x where x.dossier_id = d.id)
    ${after ? beyond(after) : empty}
  order by d.due_at, ${PLACE}, d.id limit ${limit}`;

// The first in so many words besides, for an index by due time to begin there.
const beyond = ([dueAt, place, id]: ApologyKey): Sql => sql`
  and d.due_at >= ${dueAt}::timestamptz
  and (d.due_at, ${PLACE}, d.id) > (${dueAt}::timestamptz, ${place}::double precision, ${id}::uuid)`;
