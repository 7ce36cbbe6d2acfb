import { empty, raw, sql, type Sql } from '#platform/database';
import type { CellKind, Figure } from '../domain/board-figures.ts';
import type { BoardDays } from '../domain/board-days.ts';
import { openStep } from './open-step.ts';

/** An agency as boards sort its dossiers. */
export interface BoardAgency {
  id: number;
  /** Itself and what lies below it. */
  units: readonly number[];
  /** Late is what was due before it. */
  lateBefore: Date;
  days: BoardDays;
}

/** Rows `b`, one an agency: `agency_id`, `units`, and the instants of its calendar's day. Agencies of one calendar share them. */
export function boardAgencies(agencies: readonly BoardAgency[]): Sql {
  const calendars = [...new Set(agencies.map(({ days }) => days))];
  const keepers = agencies.map(({ id, units, days }) => ({ id, units, calendar: calendars.indexOf(days) }));
  const instants = calendars.map((days, calendar) => ({
    calendar,
    late_before: agencies.find((one) => one.days === days)?.lateBefore,
    ...days,
  }));
  return sql`(
    select k.id as agency_id, k.units, c.* from jsonb_to_recordset(${JSON.stringify(keepers)}::jsonb)
           as k(id integer, units integer[], calendar integer)
    join jsonb_to_recordset(${JSON.stringify(instants)}::jsonb)
         as c(calendar integer, late_before timestamptz, tomorrow timestamptz, after1 timestamptz, after3 timestamptz,
              after5 timestamptz, late2 timestamptz, late6 timestamptz, late11 timestamptz) using (calendar))`;
}

export const OPEN = sql`d.completed_at is null and d.closed_at is null`;

/** What figures ask of besides `dossier.dossier d` and its agency `b`: why it stands still (`s`). */
const REASON = sql`
  left join lateral (
    select s.reason from dossier.suspension s
    where d.clock = 'suspended' and s.dossier_id = d.id and s.ended_at is null limit 1) s on true`;

/** With whom it lies (`t`), where its open steps lie and who holds them. */
const STEPS = sql`
  cross join lateral (
    select coalesce(bool_or(t.agency_id = any(b.units)), true) as own,
           array_agg(distinct t.agency_id) as units, array_agg(distinct t.assignee_id) as officers
    from dossier.task t where t.dossier_id = d.id and ${openStep('t')}) t`;

/** All that figures ask of. */
export const STATE = sql`${REASON} ${STEPS}`;

// Of what is unfinished the same as `= 'running'`, which would have the planner read all running dossiers there are.
const RUNS = sql`d.clock <> 'suspended'`;
const STANDS = sql`d.clock = 'suspended'`;
const LATE = sql`(${RUNS} and (d.due_at < b.late_before or d.missed))`;
// In so many words, for an index by due time to begin there.
const AHEAD = sql`(${RUNS} and d.due_at >= b.late_before and not d.missed)`;
const LATE_2 = sql`(${LATE} and d.due_at < b.late2)`;

/**
 * The one definition of each figure, as a condition over an open `d` with its `b`, `s` and `t`. Boards count what it is true
 * of, and lists find it.
 */
export const FIGURE_IN_SQL: Readonly<Record<Figure, Sql>> = {
  open: sql`true`,
  dueToday: sql`(${AHEAD} and d.due_at < b.tomorrow)`,
  dueIn1: sql`(${AHEAD} and d.due_at < b.after1)`,
  dueIn3: sql`(${AHEAD} and d.due_at < b.after3)`,
  dueIn5: sql`(${AHEAD} and d.due_at < b.after5)`,
  late: LATE,
  lateTo1: sql`(${LATE} and d.due_at >= b.late2)`,
  lateTo5: sql`(${LATE_2} and d.due_at >= b.late6)`,
  lateTo10: sql`(${LATE_2} and d.due_at < b.late6 and d.due_at >= b.late11)`,
  lateBeyond10: sql`(${LATE_2} and d.due_at < b.late11)`,
  suspended: STANDS,
  forSupplement: sql`(${STANDS} and s.reason = 'supplement')`,
  forFinance: sql`(${STANDS} and s.reason = 'financial-obligation')`,
  forApplicant: sql`(${STANDS} and s.reason = 'applicant-request')`,
  forForceMajeure: sql`(${STANDS} and s.reason = 'force-majeure')`,
  withOwnAgency: sql`(${RUNS} and t.own)`,
  withOtherAgency: sql`(${RUNS} and not t.own)`,
  withApplicant: sql`(${STANDS} and s.reason in ('supplement', 'applicant-request'))`,
  withFinance: sql`(${STANDS} and s.reason = 'financial-obligation')`,
  withNobody: sql`(${STANDS} and coalesce(s.reason, 'closed') in ('force-majeure', 'closed'))`,
};

/** What a figure itself asks of, and no more: each costs a look into another table for every dossier. */
export const stateFor = (figure: Figure): Sql => {
  if (figure === 'withOwnAgency' || figure === 'withOtherAgency') return STEPS;
  return STANDING.includes(figure) ? REASON : empty;
};

const STANDING: readonly Figure[] = [
  ...(['forSupplement', 'forFinance', 'forApplicant', 'forForceMajeure'] as const),
  ...(['withApplicant', 'withFinance', 'withNobody'] as const),
];

/** Column of `supervision.board_cell`. */
export const columnOf = (figure: Figure): Sql =>
  raw(figure.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`));

/** The open steps of a dossier `o` by what a kind of cell tells apart; null where there is none, or nobody holds it. */
export const PLACES: Readonly<Record<Exclude<CellKind, 'dossier'>, Sql>> = {
  unit: sql`left join lateral (select unit_id, null::integer as officer_id from unnest(o.units) unit_id) p on true`,
  officer: sql`
    left join lateral (select null::integer as unit_id, officer_id from unnest(o.officers) officer_id) p on true`,
};
