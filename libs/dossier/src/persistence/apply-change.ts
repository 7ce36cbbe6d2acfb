import type { AuditEntry } from '#platform/audit';
import { empty, type Queryable, sql, type Sql } from '#platform/database';
import type { DossierState } from '../domain/dossier-state.ts';
import type { PlannedChange } from '../domain/plan-action.ts';
import {
  type HistoryLine,
  insertHistory,
  insertParticipation,
  insertTasks,
  insertTraces,
} from './change-statements.ts';

export interface ChangeToApply {
  state: DossierState;
  change: PlannedChange;
  history: HistoryLine;
  /** Kept with the suspension: what was asked of the applicant. */
  request: Record<string, unknown>;
  result: Record<string, unknown> | null;
  audit: AuditEntry;
}

/**
 * Applies a planned change in one conditional statement: it takes effect as a whole if the dossier is still at the
 * version it was planned on, and not at all otherwise.
 * @param recordAnswer makes the idempotency row under the given condition.
 * @returns whether it took effect.
 */
export async function applyChange(
  queryable: Queryable,
  { state, change, history, request, result, audit }: ChangeToApply,
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const { id } = state;
  const when = sql`exists (select 1 from changed)`;
  const event = {
    dossierId: id,
    sequence: history.sequence,
    status: change.status,
    statusBefore: state.status,
    occurredAt: history.at,
  };
  const traces = insertTraces(event, audit, when);
  const rows = await queryable.queryPrepared(sql`
    with changed as (${updateDossier(state, change, result)}),
         closed as (
           update dossier.task set closed_at = ${history.at}, closed_by = ${history.officerId}
           where dossier_id = ${id} and step = ${change.closesTask} and closed_at is null and ${when}),
         opened as (${insertTasks(id, change.opensTasks, history.at, when)}),
         ${suspensionParts(change, id, history.at, request, when)}
         participation as (${insertParticipation(
           id,
           change.opensTasks.map(({ agencyId }) => agencyId),
           state.receivedAt,
           when,
         )}),
         history as (${insertHistory(history, when)}),
         outbox as (${traces.outbox}),
         audit as (${traces.audit}),
         answer as (${recordAnswer(when)})
    select version from changed`);
  return rows.length === 1;
}

const updateDossier = (
  { id, version }: DossierState,
  change: PlannedChange,
  result: object | null,
): Sql => sql`
  update dossier.dossier
  set version = version + 1, status = ${change.status}, due_at = ${change.due?.at ?? null}::timestamptz,
      due_provisional = ${change.due?.provisional ?? false}, completed_at = ${change.completedAt}::timestamptz,
      closed_at = ${change.closedAt}::timestamptz, result = coalesce(${result && JSON.stringify(result)}::jsonb, result)
  where id = ${id} and version = ${version}
  returning version`;

function suspensionParts(change: PlannedChange, id: string, at: Date, request: object, when: Sql): Sql {
  if (change.suspends) {
    return sql`suspended as (
      insert into dossier.suspension (dossier_id, reason, started_at, request)
      select ${id}::uuid, ${change.suspends}, ${at}::timestamptz, ${JSON.stringify(request)}::jsonb where ${when}),`;
  }
  if (change.resumes) {
    return sql`resumed as (
      update dossier.suspension set ended_at = ${at} where dossier_id = ${id} and ended_at is null and ${when}),`;
  }
  return empty;
}
