import { empty, join, sql, type Sql } from '#platform/database';
import type { PaperEffects } from '../domain/papers/plan-papers.ts';
import type { HistoryLine } from './change-statements.ts';

/** The part that locks the needs a request takes, followed by a comma: one may be taken back meanwhile. */
export const needsGuard = (papers: PaperEffects | null): Sql =>
  papers?.asks && papers.asks.needs.length > 0
    ? sql`needs_standing as (
        select id from dossier.supplement_need
        where id = any(${[...papers.asks.needs]}::uuid[]) and asked_in is null and taken_back_at is null
        for no key update),`
    : empty;

/** Follows a condition: every need that a request takes still stands. */
export const needsStand = (papers: PaperEffects | null): Sql =>
  papers?.asks && papers.asks.needs.length > 0
    ? sql`and (select count(*) from needs_standing) = ${papers.asks.needs.length}`
    : empty;

/** The parts of a change's statement that write what it does to papers; each is a `with` query, followed by a comma. */
export function paperParts(papers: PaperEffects | null, line: HistoryLine, when: Sql): Sql {
  if (!papers) return empty;
  const { asks, settles, pays, handsOver } = papers;
  const parts = [
    ...(asks && asks.needs.length > 0 ? [sql`asked as (${ask(asks.needs, line, when)})`] : []),
    ...(asks && asks.adds.length > 0 ? [sql`needed as (${add(asks.adds, line, when)})`] : []),
    ...(settles ? [sql`settled_needs as (${settle(settles, line, when)})`] : []),
    ...(settles && settles.components.length > 0
      ? [sql`handed_in as (${takeIn(settles.components, line, when)})`]
      : []),
    ...(pays ? [sql`paid as (${pay(pays, line, when)})`] : []),
    ...(handsOver?.confirmedBy === 'code' ? [sql`code_used as (${useCode(line, when)})`] : []),
  ];
  return parts.length > 0 ? sql`${join(parts)},` : empty;
}

const ask = (needs: readonly string[], { sequence }: HistoryLine, when: Sql): Sql => sql`
  update dossier.supplement_need set asked_in = ${sequence}::int
  where id = any(${[...needs]}::uuid[]) and ${when}`;

const add = (
  needs: NonNullable<PaperEffects['asks']>['adds'],
  { dossierId, sequence, at, officerId, agencyId }: HistoryLine,
  when: Sql,
): Sql => sql`
  insert into dossier.supplement_need (dossier_id, component_code, name, fault, explanation, ground, added_at, added_by,
    agency_id, asked_in)
  select ${dossierId}::uuid, n.component, n.name, n.fault, n.explanation, n.ground, ${at}::timestamptz,
         ${officerId}::int, ${agencyId}::int, ${sequence}::int
  from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb)
       as n(component text, name text, fault text, explanation text, ground text)
  where ${when}`;

const settle = (
  { met, left }: NonNullable<PaperEffects['settles']>,
  { sequence }: HistoryLine,
  when: Sql,
): Sql => sql`
  update dossier.supplement_need set settled_in = ${sequence}::int, met = id = any(${[...met]}::uuid[])
  where id = any(${[...met, ...left]}::uuid[]) and ${when}`;

const takeIn = (
  components: NonNullable<PaperEffects['settles']>['components'],
  { dossierId, at }: HistoryLine,
  when: Sql,
): Sql => sql`
  insert into dossier.component as c (dossier_id, code, name, originals, certified, copies, electronic, came_at)
  select ${dossierId}::uuid, n.code, n.name, n.originals, n.certified, n.copies, n.electronic, ${at}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(components)}::jsonb)
       as n(code text, name text, originals int, certified int, copies int, electronic int)
  where ${when}
  on conflict (dossier_id, code) do update
  set originals = c.originals + excluded.originals, certified = c.certified + excluded.certified,
      copies = c.copies + excluded.copies, electronic = c.electronic + excluded.electronic,
      came_at = case when c.originals + c.certified + c.copies + c.electronic = 0 then excluded.came_at else c.came_at end`;

const pay = (
  { receipt, amount }: NonNullable<PaperEffects['pays']>,
  { dossierId, sequence, at }: HistoryLine,
  when: Sql,
): Sql => sql`
  insert into dossier.payment_receipt (receipt, dossier_id, sequence, amount, at)
  select upper(regexp_replace(${receipt}, '\\s', '', 'g')), ${dossierId}::uuid, ${sequence}::int, ${amount}::bigint,
         ${at}::timestamptz
  where ${when}`;

const useCode = ({ dossierId, at }: HistoryLine, when: Sql): Sql => sql`
  update dossier.hand_over_code set used_at = ${at} where dossier_id = ${dossierId} and ${when}`;
