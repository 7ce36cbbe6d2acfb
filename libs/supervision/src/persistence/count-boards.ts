import { join, sql, type Sql, type Transaction } from '#platform/database';
import { CELL_KINDS, type CellKind, type Figure, FIGURES } from '../domain/board-figures.ts';
import {
  type BoardAgency,
  boardAgencies,
  columnOf,
  FIGURE_IN_SQL,
  OPEN,
  PLACES,
  STATE,
} from './board-conditions.ts';

/** What the cells of an agency are counted by; others make them stale. */
export interface Basis {
  id: number;
  basis: string;
}

const wanted = (bases: readonly Basis[]): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(bases)}::jsonb) as w(id integer, basis text)`;

const IN_SIGHT = sql`((select platform.sees_everything()) or w.id in (select unnest(platform.agencies_in_sight())))`;

/** Agencies `w` and whether their cells hold at `now`: not those never counted, of another day or basis, or moved since. */
const held = (bases: readonly Basis[], now: Date): Sql => sql`
  select w.id, (k.basis = w.basis and k.counted_at <= ${now} and ${now} < k.valid_until) is true
               and w.id not in (select m.lead_agency_id from supervision.board_mark m) as holds
  from ${wanted(bases)}
  left join supervision.board_basis k on k.lead_agency_id = w.id`;

/**
 * Agencies whose cells do not hold at `now`. Only those whose dossiers are all in sight: whoever sees fewer would count too few
 * for everybody.
 */
export const staleAgencies = (bases: readonly Basis[], now: Date): Sql => sql`
  select w.id from (${held(bases, now)}) w where not w.holds and ${IN_SIGHT}`;

/** All agencies but those whose cells hold at `now` and say that they have none of a figure. */
export const agenciesWith = (figure: Figure, bases: readonly Basis[], now: Date): Sql => sql`
  select w.id from (${held(bases, now)}) w
  where not w.holds or not ${IN_SIGHT}
    or w.id in (select d.lead_agency_id from supervision.board_cell d where d.kind = 'dossier' and d.${columnOf(figure)} > 0)`;

/** Makes others who would count these agencies wait, in one order, so that no two wait for each other. */
export async function holdBoards(tx: Transaction, agencyIds: readonly number[]): Promise<void> {
  const ids = [...agencyIds].sort((one, other) => one - other);
  // What is there is written over by itself: that holds it as `for update` would, without a statement more. Nobody waits for the
  // disk: what is lost in a crash is lost as a whole, marks stand again, and whoever looks next counts.
  await tx.query(sql`
    insert into supervision.board_basis as k (lead_agency_id)
    select id from unnest(${ids}::int[]) id, (select set_config('synchronous_commit', 'off', true)) soon order by id
    on conflict (lead_agency_id) do update set basis = k.basis`);
}

/**
 * Takes the marks away and counts anew, in statements of their own: what moved by a mark that is taken away is seen by the
 * counting, which begins later.
 */
export async function countBoards(
  tx: Transaction,
  agencies: readonly BoardAgency[],
  counted: { bases: readonly Basis[]; at: Date; until: Date; byInstant: boolean },
): Promise<void> {
  const ids = agencies.map(({ id }) => id);
  await tx.query(sql`
    with marks as (delete from supervision.board_mark where lead_agency_id = any(${ids}::int[]))
    delete from supervision.board_cell where lead_agency_id = any(${ids}::int[])`);
  await tx.query(sql`
    with o as materialized (
      select d.id, d.lead_agency_id, d.procedure_code, d.field_code, d.secrecy, d.due_at, t.units, t.officers,
             ${join(FIGURES.map((figure) => sql`${FIGURE_IN_SQL[figure]} as ${columnOf(figure)}`))}
      from ${boardAgencies(agencies)} b
      join dossier.dossier d on d.lead_agency_id = b.agency_id and ${OPEN}
      ${STATE}),
    cells as (
      insert into supervision.board_cell (kind, lead_agency_id, procedure_code, field_code, secrecy, unit_id, officer_id,
        ${join(FIGURES.map(columnOf))}, oldest_due_at)
      ${join(CELL_KINDS.map(cellsOf), ' union all ')})
    update supervision.board_basis k
    set basis = w.basis, counted_at = ${counted.at},
        valid_until = least(${counted.until}::timestamptz, ${counted.byInstant ? NEXT_TO_BE_LATE : sql`null`})
    from ${wanted(counted.bases)} where k.lead_agency_id = w.id`);
}

const cellsOf = (kind: CellKind): Sql => sql`
  select ${kind}::text, o.lead_agency_id, o.procedure_code, o.field_code, o.secrecy,
         ${kind === 'dossier' ? sql`null::integer as unit_id, null::integer as officer_id` : sql`p.unit_id, p.officer_id`},
         ${join(FIGURES.map((figure) => sql`count(*) filter (where o.${columnOf(figure)})`))},
         min(o.due_at) filter (where o.late)
  from o ${kind === 'dossier' ? sql`` : PLACES[kind]}
  group by o.lead_agency_id, o.procedure_code, o.field_code, o.secrecy, 6, 7`;

/** By instant a dossier is late from the minute after it was due. */
const NEXT_TO_BE_LATE = sql`(
  select date_trunc('minute', min(o.due_at)) + interval '1 minute' from o
  where o.lead_agency_id = k.lead_agency_id and o.due_today)`;
