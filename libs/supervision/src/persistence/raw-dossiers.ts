import { join, raw, sql, type Sql } from '#platform/database';
import { FIGURES, type Figures } from '../domain/board-figures.ts';
import type { CellKey, OpenDossier } from '../domain/recount.ts';
import { columnOf } from './board-conditions.ts';

/** An agency's boards as they are shown, and its open dossiers as their histories leave them, of one moment. */
export interface ShownAndRaw {
  /** Something moved since they were counted; they will be counted anew before they are shown. */
  moved: boolean;
  basis: string | null;
  countedAt: Date | null;
  cells: (CellKey & Figures)[];
  /** `dueAt` is RFC 3339. */
  dossiers: (Omit<OpenDossier, 'dueAt'> & { dueAt: string | null })[];
}

/**
 * One statement, and so one moment. What is open is told by the last line of each dossier's history, finished ones among
 * them: this is no list for an officer, and is read at night, an agency at a time.
 * @param over statuses without an appointment to keep
 */
export const shownAndRaw = (agencyId: number, over: readonly string[]): Sql => sql`
  with told as (
    select d.id, d.procedure_code, d.field_code, d.secrecy, d.missed, last.due_at
    from dossier.participation p
    join dossier.dossier d on d.id = p.dossier_id and d.lead_agency_id = p.agency_id
    cross join lateral (select h.status, h.due_at from dossier.history h where h.dossier_id = d.id
                        order by h.sequence desc limit 1) last
    where p.agency_id = ${agencyId} and not (last.status = any(${[...over]}::text[])))
  select exists (select 1 from supervision.board_mark m where m.lead_agency_id = ${agencyId}) as moved,
         (select k.basis from supervision.board_basis k where k.lead_agency_id = ${agencyId}) as basis,
         (select k.counted_at from supervision.board_basis k where k.lead_agency_id = ${agencyId}) as "countedAt",
         (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'procedureCode', c.procedure_code,
                   'fieldCode', c.field_code, 'secrecy', c.secrecy, 'unitId', c.unit_id, 'officerId', c.officer_id,
                   ${join(FIGURES.map((figure) => sql`${raw(`'${figure}'`)}, c.${columnOf(figure)}`))})), '[]')
          from supervision.board_cell c where c.lead_agency_id = ${agencyId}) as cells,
         (select coalesce(jsonb_agg(jsonb_build_object('procedureCode', o.procedure_code, 'fieldCode', o.field_code,
                   'secrecy', o.secrecy, 'dueAt', o.due_at, 'missed', o.missed,
                   'reason', (select s.reason from dossier.suspension s
                              where s.dossier_id = o.id and s.ended_at is null),
                   'steps', (select coalesce(jsonb_agg(jsonb_build_object('agencyId', t.agency_id,
                                                                          'officerId', t.assignee_id)), '[]')
                             from dossier.task t where t.dossier_id = o.id and t.closed_at is null
                               and t.arrived >= t.waits_for))), '[]')
          from told o) as dossiers`;
