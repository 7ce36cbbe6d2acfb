import { empty, join, sql, type Sql } from '#platform/database';
import type { Figure } from '../domain/board-figures.ts';
import { FIGURE_IN_SQL, OPEN, stateFor } from './board-conditions.ts';
import { openStep } from './open-step.ts';
import { type BoardFilter, filtered } from './read-boards.ts';

export interface DossierFilter extends BoardFilter {
  figure: Figure;
  /** Where an open step of it lies; `null` = none is open. */
  unitId?: number | null | undefined;
  /** Who holds an open step of it; `null` = one of them nobody does, or none is open. */
  officerId?: number | null | undefined;
}

export interface BoardPage {
  /** Of `dossier.dossier d`. */
  permitted: Sql;
  filter: DossierFilter;
  /** Due time and id of the last dossier shown. */
  after: readonly [dueAt: string, id: string] | undefined;
  limit: number;
}

/**
 * `id` and `due_at` of the dossiers a figure counts, the first due first, out of the agencies `b` ({@link boardAgencies}). Each
 * gives its page from its index; whoever is looked for by what they hold, from what they hold.
 */
export function boardDossiers(page: BoardPage): Sql {
  const { filter } = page;
  const held = heldBy(filter);
  if (held !== undefined) {
    return sql`
      select d.id, d.due_at
      from (select distinct h.dossier_id from dossier.task h where ${openStep('h')} and ${held}) h
      join dossier.dossier d on d.id = h.dossier_id
      join b on b.agency_id = d.lead_agency_id
      ${stateFor(filter.figure)} ${counted(page)}`;
  }
  return sql`
    select found.* from b
    cross join lateral (
      select d.id, d.due_at from dossier.dossier d ${stateFor(filter.figure)}
      ${counted(page, sql`d.lead_agency_id = b.agency_id and`)}) found
    order by found.due_at, found.id limit ${page.limit}`;
}

const counted = ({ permitted, filter, after, limit }: BoardPage, ofAgency: Sql = empty): Sql => sql`
  where ${ofAgency} ${OPEN} and ${permitted} and ${filtered(filter)} and ${FIGURE_IN_SQL[filter.figure]}
    and ${placed(filter)}
    ${after ? sql`and (d.due_at, d.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
  order by d.due_at, d.id limit ${limit}`;

function heldBy({ unitId, officerId }: DossierFilter): Sql | undefined {
  if (typeof officerId === 'number') return sql`h.assignee_id = ${officerId}`;
  if (typeof unitId === 'number') return sql`h.agency_id = ${unitId}`;
  return undefined;
}

/** As lines of `unit` and `officer` are told apart (`PLACES`). */
function placed({ unitId, officerId }: DossierFilter): Sql {
  const step = (which: Sql): Sql => sql`
    exists (select 1 from dossier.task h where h.dossier_id = d.id and ${openStep('h')} and ${which})`;
  const none = sql`not ${step(sql`true`)}`;
  return join(
    [
      ...(unitId === undefined ? [] : [unitId === null ? none : step(sql`h.agency_id = ${unitId}`)]),
      ...(officerId === null ? [sql`(${step(sql`h.assignee_id is null`)} or ${none})`] : []),
      ...(typeof officerId === 'number' ? [step(sql`h.assignee_id = ${officerId}`)] : []),
      sql`true`,
    ],
    ' and ',
  );
}
