import { type DossierEvidence, type Evidence, wasUsedAgain } from '#dossier';
import { sql, type Sql } from '#platform/database';
import type { Span } from '../domain/report-period.ts';
import type { Counted } from './counted-dossiers.ts';
import { knownDossiers } from './known-dossiers.ts';

/** What the index asks of the dossiers of a period. */
export interface IndexQuestion {
  span: Span;
  counted: Counted;
  evidence: Pick<DossierEvidence, 'of'>;
}

/** It came to a result, not to an end short of one. */
const RESULTED = sql`k."endedAt" is not null and k.status in ('completed', 'returned')`;

/**
 * CTEs up to `fact`: `known` of the period with what the index asks of each, looked up once. Evidence nobody offers is null.
 *
 * Columns besides those of `known`: received (in the period), resulted (in the period), supplements, "askedAt" (of the only
 * request, while it is not met), "promisedBefore" (what it was due when it was asked for), terms, "heldAt" (the end that is held
 * against the appointment; null = its clock stands still), and the evidence.
 */
export const indexFacts = ({ span, counted, evidence }: IndexQuestion): Sql => {
  const { start, end, lateBefore } = span;
  const told = (name: Evidence, where: Sql): Sql => {
    const known = evidence.of(name);
    return known ? sql`case when ${where} then ${known(sql`k.id`, end)} end` : sql`null::boolean`;
  };
  const received = sql`k."receivedAt" >= ${start}`;
  return sql`
  ${knownDossiers(span, counted)},
  fact as materialized (
    select k.*, d.terms, ${received} as received, ${RESULTED} as resulted,
           coalesce(s.requests, 0) as supplements, s."askedAt", s."promisedBefore",
           coalesce(k."endedAt", s."askedAt", case when not k.paused then ${lateBefore}::timestamptz end) as "heldAt",
           ${told('synchronised', received)} as synchronised,
           ${told('charged', received)} as charged,
           ${told('paid-online', received)} as "paidOnline",
           ${told('result-on-file', RESULTED)} as "resultOnFile",
           ${told('papers-on-file', RESULTED)} as "papersOnFile",
           ${told('paper-on-file', received)} as "paperOnFile",
           case when ${received} then exists (
             select from dossier.component c
             where c.dossier_id = k.id and ${wasUsedAgain(end)}) end as "usedAgain",
           case when ${RESULTED} then exists (
             select from procedure.procedure p cross join lateral jsonb_array_elements(p.definition -> 'results') r(result)
             where p.id = k."procedureId" and r.result ->> 'code' is not null) end as coded,
           case when ${received} and k.channel = 'online' then coalesce(
             (select coalesce(a.online #>> '{account,verifiedWithVneid}', a.online ->> 'verifiedWithVneid')::boolean
              from dossier.applicant a where a.dossier_id = k.id), false) end as verified
    from known k
    join dossier.dossier d on d.id = k.id
    left join lateral (${SUPPLEMENTS}) s on true)`;
};

/**
 * Requests for a supplement of `known k` that its history had told of by then. One that was entered later, and what was said
 * later of when it ended, is told by the line it came with.
 */
const SUPPLEMENTS = sql`
  select count(*)::int as requests,
         case when count(*) = 1
              then min(s.started_at) filter (where s.ended_in is null or s.ended_in > k."lastSequence") end as "askedAt",
         min(least(h.due_before, h.due_at)) as "promisedBefore"
  from dossier.suspension s
  left join dossier.history h on h.dossier_id = s.dossier_id and h.sequence = s.opened_in
  where s.dossier_id = k.id and s.reason = 'supplement' and s.opened_in <= k."lastSequence"`;
