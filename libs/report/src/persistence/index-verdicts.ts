import type { DeadlineTerms, Extension, Suspension } from '#deadline';
import { type Database, sql, type Sql } from '#platform/database';
import { dayOf } from './known-dossiers.ts';
import { indexFacts, type IndexQuestion } from './index-facts.ts';

/** A dossier whose verdict follows from no date that was told: its due time is to be reckoned as the index would have it. */
export interface DoubtfulClock {
  id: string;
  leadAgencyId: number;
  receivedAt: Date;
  endedAt: Date | null;
  /** The end that counts. */
  heldAt: Date;
  terms: DeadlineTerms;
  phaseStarts: Date[];
  suspensions: (Pick<Suspension, 'reason' | 'inVain'> & { from: string; to: string | null })[];
  extension: (Omit<Extension, 'at'> & { at: string }) | null;
}

/** Of `fact f`: late by what was told, or because a supplement was asked for more than once. */
export const SURELY_LATE = sql`
  (f.supplements > 1 or coalesce(f."dueAt" is not null and f."heldAt" is not null
     and (f.missed or f."dueAt" < ${dayOf(sql`f."heldAt"`)}), false))`;

/**
 * Of `fact f`, as far as it has terms to reckon by: what was told may be later than the index has it. After a supplement some
 * provinces count the limit again, which the index does not know; who came to an end by what was promised before it is on time
 * however it is counted. And without an appointment nothing was told.
 */
const DOUBTFUL = sql`
  (f."heldAt" is not null and f.terms is not null and not ${SURELY_LATE} and (
     f."dueAt" is null
     or (f.supplements = 1 and f."askedAt" is null and f.terms ->> 'supplement' = 'restart'
         and coalesce(f."promisedBefore" < ${dayOf(sql`f."heldAt"`)}, true))))`;

/** The clocks of those, as far as they were known: one statement. */
export async function doubtfulClocks(database: Database, question: IndexQuestion): Promise<DoubtfulClock[]> {
  const rows = await database.query<{ clock: ToldClock }>(sql`
    with ${indexFacts({ ...question, evidence: NO_EVIDENCE })}
    select to_jsonb(doubtful) as clock from (${doubtful(question.span.end)}) doubtful`);
  return rows.map(({ clock }) => clockOf(clock));
}

/** A row of {@link doubtful} as JSON. */
export type ToldClock = Omit<DoubtfulClock, 'receivedAt' | 'endedAt' | 'heldAt' | 'phaseStarts'> & {
  receivedAt: string;
  endedAt: string | null;
  heldAt: string;
  phaseStarts: string[];
};

export const clockOf = (told: ToldClock): DoubtfulClock => ({
  ...told,
  receivedAt: new Date(told.receivedAt),
  endedAt: told.endedAt === null ? null : new Date(told.endedAt),
  heldAt: new Date(told.heldAt),
  phaseStarts: told.phaseStarts.map((began) => new Date(began)),
});

/** A statement over `fact`: what is doubtful in it, as the history told of it before an instant. */
export const doubtful = (end: Date): Sql => sql`
  select f.id, f."leadAgencyId", f."receivedAt", f."endedAt", f."heldAt", f.terms,
         array(select began from dossier.dossier d, unnest(d.phase_starts) began
               where d.id = f.id and began < ${end} order by began) as "phaseStarts",
         ${waits(end)} as suspensions,
         (select jsonb_build_object('at', x.at, 'by', x.granted, 'reason', x.reason, 'ground', x.ground)
          from dossier.extension x where x.dossier_id = f.id and x.sequence <= f."lastSequence") as extension
  from fact f where ${DOUBTFUL}`;

/** Verdicts need none of it. */
const NO_EVIDENCE = { of: () => undefined };

/** Suspensions of `fact f` as they were known. In vain is what ended with the dossier, short of a result. */
const waits = (end: Date): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'from', s.started_at,
           'to', case when s.ended_in <= f."lastSequence" then ${endedAt(end)} end,
           'inVain', s.entered_later is null and coalesce(e.status in ('withdrawn', 'stopped', 'refused'), false))
           order by s.started_at, s.id), '[]')
  from dossier.suspension s
  left join dossier.history e on e.dossier_id = s.dossier_id and e.sequence = s.ended_in and e.sequence <= f."lastSequence"
  where s.dossier_id = f.id and s.opened_in <= f."lastSequence")`;

/** Of a line `l`: what happened was entered afterwards. An action of a workflow may be called the same. */
const ENTERED = sql`(l.action = 'enter-late' and l.from_step is null)`;

/**
 * When suspension `s`, which line `e` ended, had ended by what was known: as it was corrected last, else as it was entered, else
 * when its line was written. What is corrected is the end of the last there was.
 */
const endedAt = (end: Date): Sql => sql`
  coalesce(
    (select (l.details #>> '{lateEntry,to}')::timestamptz from dossier.history l
     where l.dossier_id = s.dossier_id and ${ENTERED} and l.at < ${end} and l.sequence > s.ended_in
       and l.details #>> '{lateEntry,kind}' = 'end-of-suspension'
       and not exists (select from dossier.suspension y
                       where y.dossier_id = s.dossier_id and y.opened_in < l.sequence
                         and (y.started_at, y.id) > (s.started_at, s.id))
     order by l.sequence desc limit 1),
    (select (l.details #>> '{lateEntry,to}')::timestamptz from dossier.history l
     where l.dossier_id = s.dossier_id and l.sequence = s.opened_in and s.opened_in = s.ended_in and ${ENTERED}),
    case when s.opened_in = s.ended_in then s.ended_at else e.at end)`;
