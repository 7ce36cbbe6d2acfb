import { join, raw, sql, type Sql } from '#platform/database';
import { type Figure, FIGURES, type Grouping, kindOf } from '../domain/board-figures.ts';
import { columnOf } from './board-conditions.ts';

/** What of `supervision.board_cell d`, or of an open `dossier.dossier d`, is looked at. */
export interface BoardFilter {
  agencyId?: number | undefined;
  field?: string | undefined;
  procedure?: string | undefined;
}

export type BoardRow = Record<Figure, number> & {
  /** Id or code; `null` = with nobody, of no field. */
  key: string | null;
  name: string | null;
  oldestDueAt: Date | null;
  /** Of the dossier it is of. */
  oldestOf: number | null;
};

/** As they are stored: their text would be made for some thousand cells, to be told for some hundred lines. */
const KEYS: Readonly<Record<Grouping, Sql>> = {
  province: sql`null::text`,
  agency: sql`d.lead_agency_id`,
  unit: sql`d.unit_id`,
  procedure: sql`d.procedure_code`,
  field: sql`d.field_code`,
  officer: sql`d.officer_id`,
};

/** Key and name that a line is told by, where another table knows them. */
const NAMES: Readonly<Partial<Record<Grouping, Sql>>> = {
  procedure: sql`(select p.name from procedure.procedure p where p.code = l.key order by p.version desc limit 1)`,
  field: sql`(select p.field_name from procedure.procedure p where p.field_code = l.key order by p.id desc limit 1)`,
  officer: sql`(select o.full_name from organization.officer o where o.id = l.key)`,
};
const SHOWN_KEYS: Readonly<Partial<Record<Grouping, Sql>>> = {
  officer: sql`(select o.username from organization.officer o where o.id = l.key)`,
};

/**
 * Whose the late one is that was due first. As the least of pairs: an aggregate that asks for an order would have all cells sorted,
 * which takes several times as long as to add them up.
 */
const OLDEST_OF = sql`
  (min(array[extract(epoch from d.oldest_due_at), d.lead_agency_id]) filter (where d.oldest_due_at is not null))[2]::integer`;

export function filtered({ agencyId, field, procedure }: BoardFilter): Sql {
  return join(
    [
      sql`true`,
      ...(agencyId === undefined ? [] : [sql`d.lead_agency_id = ${agencyId}`]),
      ...(field === undefined ? [] : [sql`d.field_code = ${field}`]),
      ...(procedure === undefined ? [] : [sql`d.procedure_code = ${procedure}`]),
    ],
    ' and ',
  );
}

/**
 * Lines of a board, those with most that is late first. @param permitted of `d`, by lead agency, field, procedure and secrecy
 * alone
 */
export const boardLines = (by: Grouping, permitted: Sql, filter: BoardFilter, limit: number): Sql => sql`
  select ${SHOWN_KEYS[by] ?? sql`l.key::text`} as key, ${NAMES[by] ?? sql`null`} as name,
         l.oldest_due_at as "oldestDueAt", l.oldest_of as "oldestOf",
         ${join(FIGURES.map((figure) => sql`l.${columnOf(figure)} as ${raw(`"${figure}"`)}`))}
  from (select ${KEYS[by]} as key, ${join(FIGURES.map((figure) => sql`sum(d.${columnOf(figure)})::int as ${columnOf(figure)}`))},
               min(d.oldest_due_at) as oldest_due_at, ${OLDEST_OF} as oldest_of
        from supervision.board_cell d
        where d.kind = ${kindOf(by)} and ${permitted} and ${filtered(filter)}
        group by 1
        order by late desc, open desc, key limit ${limit}) l
  order by l.late desc, l.open desc, l.key`;
