import { sql, type Sql } from '#platform/database';
import { ENDED, PAUSED } from '../domain/standing.ts';
import type { Span } from '../domain/report-period.ts';
import { type Counted, LED_UNTIL_THEN, REORGANIZED, takenSince } from './counted-dossiers.ts';

/** Acts about where a dossier is kept, not of who works on it. */
const HOUSEKEEPING = ['reorganize', 'move-workflow', 'reschedule'];

const CANDIDATE = sql`
  d.id, d.code, d.received_at, d.channel, d.field_code, d.procedure_code, d.procedure_name, d.procedure_id, d.lead_agency_id`;

/** Of `dossier.dossier d`, in the words of the indexes of what runs and of what has ended: both are partial. */
const concerns = (start: Date, end: Date): Sql => sql`
  (d.received_at < ${end}
   and ((d.completed_at is null and d.closed_at is null)
        or ((d.completed_at is not null or d.closed_at is not null) and coalesce(d.completed_at, d.closed_at) >= ${start})))`;

/**
 * `known`: the dossiers a period counts, one row each, as they were known at its end. Read from the append-only history alone;
 * today's row only tells which dossiers there is no need to look at: what ended before the period began, and was not reopened
 * since, is none of its business at any time. Whose it was is told by the history as well: after a reorganisation a past period
 * is still the figure of who led then. So a period that is over gives the same rows for ever, as far as whoever asks may see them:
 * that goes by today.
 *
 * Columns: id, code, "receivedAt", channel, "fieldCode", "procedureCode", "procedureName", "procedureId", "leadAgencyId",
 * "officerId", status, "endedAt", "dueAt", missed, paused, "lastSequence".
 */
export const knownDossiers = ({ start, end }: Span, { permitted, leads }: Counted): Sql => sql`
  candidate as (
    select ${CANDIDATE} from dossier.dossier d
    where d.lead_agency_id = any(${[...leads]}::int[]) and ${concerns(start, end)} and ${permitted}
    union all
    select ${CANDIDATE} from dossier.dossier d
    where d.lead_agency_id <> all(${[...leads]}::int[]) and ${takenSince(end, leads)} and ${concerns(start, end)}
      and ${permitted}),
  told as (
    select c.*, h.*
    from candidate c
    cross join lateral (${tellings(end)}) h
    where h."lastSequence" is not null and not h."refusedAtIntake" and h.status <> 'submitted'),
  known as (
    select t.id, t.code, t.received_at as "receivedAt", t.channel, t.field_code as "fieldCode",
           t.procedure_code as "procedureCode", t.procedure_name as "procedureName", t.procedure_id as "procedureId",
           coalesce(t."ledBefore", t.lead_agency_id) as "leadAgencyId",
           coalesce(e.officer, t.officer) as "officerId", t.status, e.at as "endedAt", t."dueAt",
           coalesce(t.missed, false) as missed, t."lastSequence",
           ${standsStill(sql`t`)} as paused
    from told t
    left join lateral (
      select h.at, coalesce(h.on_behalf_of, h.officer_id) as officer from dossier.history h
      where h.dossier_id = t.id and h.sequence > coalesce(t."lastOpen", 0) and h.at < ${end}
      order by h.sequence limit 1) e on t.status = any(${[...ENDED]}::text[])
    where (e.at is null or e.at >= ${start})
      and coalesce(t."ledBefore", t.lead_agency_id) = any(${[...leads]}::int[]))`;

/** By what was told, `told`: it waits for the applicant, or stands still by an act. */
export const standsStill = (told: Sql): Sql => sql`
  (${told}.status = any(${[...PAUSED]}::text[])
   or coalesce(${told}."suspendedIn" > coalesce(${told}."resumedIn", 0), false))`;

/** What the history of a dossier `c` had told before an instant, in one pass over it. */
export const tellings = (end: Date): Sql => sql`
  select max(l.sequence) filter (where ${before(end)}) as "lastSequence",
         (array_agg(l.status order by l.sequence desc) filter (where ${before(end)}))[1] as status,
         (array_agg(l.due_at order by l.sequence desc) filter (where ${before(end)}))[1] as "dueAt",
         (array_agg((l.details ->> 'missed')::boolean order by l.sequence desc)
            filter (where ${before(end)} and l.details ? 'missed'))[1] as missed,
         (array_agg(coalesce(l.on_behalf_of, l.officer_id) order by l.sequence desc)
            filter (where ${before(end)} and l.officer_id is not null
                      and not (${byAct(HOUSEKEEPING)})))[1] as officer,
         max(l.sequence) filter (where ${before(end)} and l.status <> all(${[...ENDED]}::text[])) as "lastOpen",
         max(l.sequence) filter (where ${before(end)} and ${byAct(['suspend'])}) as "suspendedIn",
         max(l.sequence) filter (where ${before(end)} and ${byAct(['resume', 'reopen'])}) as "resumedIn",
         coalesce(bool_or(l.sequence = 1 and l.status = 'refused'), false) as "refusedAtIntake",
         (array_agg(${LED_UNTIL_THEN} order by l.sequence)
            filter (where not (${before(end)}) and ${REORGANIZED}))[1] as "ledBefore"
  from dossier.history l where l.dossier_id = c.id`;

const before = (end: Date): Sql => sql`l.at < ${end}`;

/** Of a line `l`: one of these acts. Actions of a workflow may be called the same, and leave a step. */
const byAct = (acts: readonly string[]): Sql =>
  sql`(l.from_step is null and l.action = any(${[...acts]}::text[]))`;

/** The day of an instant in Viet Nam, as the midnight it begins with. */
export const dayOf = (instant: Sql): Sql => sql`date_trunc('day', ${instant}, 'Asia/Ho_Chi_Minh')`;

/** `standingOf` of the domain, as conditions on `known k`. */
export const standings = ({ start, lateBefore }: Span) => {
  const late = sql`(k."endedAt" is not null and k."dueAt" is not null
                    and (k.missed or k."dueAt" < ${dayOf(sql`k."endedAt"`)}))`;
  const early = sql`(k."endedAt" is not null and not ${late} and k."dueAt" is not null
                     and k."endedAt" < ${dayOf(sql`k."dueAt"`)})`;
  const overdue = sql`(k."endedAt" is null and not k.paused and k."dueAt" is not null
                       and (k.missed or k."dueAt" < ${lateBefore}))`;
  return {
    online: sql`k."receivedAt" >= ${start} and k.channel = 'online'`,
    direct: sql`k."receivedAt" >= ${start} and k.channel <> 'online'`,
    carriedOver: sql`k."receivedAt" < ${start}`,
    early,
    onTime: sql`k."endedAt" is not null and not ${late} and not ${early}`,
    late,
    withinLimit: sql`k."endedAt" is null and not ${overdue}`,
    overdue,
    paused: sql`k."endedAt" is null and k.paused`,
  };
};
