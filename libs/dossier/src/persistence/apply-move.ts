import type { AuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import type { DossierState } from '../domain/dossier-state.ts';
import type { MovedTask } from '../domain/moved-task.ts';
import {
  type HistoryLine,
  insertHistory,
  insertParticipation,
  insertTraces,
  timersPart,
} from './change-statements.ts';
import { unsetTimers } from './apply-change.ts';

export interface MoveToApply {
  readonly state: DossierState;
  /** The version it goes on under. */
  readonly workflowId: number;
  readonly tasks: readonly MovedTask[];
  readonly history: HistoryLine;
  readonly audit: AuditEntry;
}

/**
 * Moves a dossier to another version of its workflow in one conditional statement: as a whole if it is still at the version
 * it was planned on, and not at all otherwise. Status and due time of the dossier stay.
 * @returns whether it took effect
 */
export async function applyMove(
  queryable: Queryable,
  { state, workflowId, tasks, history, audit }: MoveToApply,
): Promise<boolean> {
  const { id, status, receivedAt, receivingAgencyId } = state;
  const { at, sequence } = history;
  const when = sql`exists (select 1 from changed)`;
  const event = {
    ...{ dossierId: id, agencyId: receivingAgencyId, sequence },
    ...{ status, statusBefore: status, occurredAt: at },
  };
  const traces = insertTraces(event, audit, when);
  const agencies = tasks.map(({ agencyId }) => agencyId);
  const rows = await queryable.queryPrepared(sql`
    with changed as (
           update dossier.dossier set version = version + 1, workflow_id = ${workflowId}
           where id = ${id} and version = ${state.version} and workflow_id = ${state.workflowId}
           returning version),
         ${replaceTasks(history, tasks, when)},
         ${keptHands(history)},
         ${timersPart(tasks)}
         participation as (${insertParticipation(id, agencies, receivedAt, when)}),
         history as (${insertHistory(history, when)}),
         outbox as (${traces.outbox}),
         audit as (${traces.audit})
    select version from changed`);
  return rows.length === 1;
}

/** Whose work it was, it stays, unless another post is to do it. */
const SAME_POST = sql`closed.agency_id = t."agencyId" and closed.role = t.role`;

/**
 * Nobody did what is closed here, so nobody is written down for it. All are closed before the first is opened, or two steps
 * that change places would be open twice. What takes their place counts as opened when they were, and is there from now on.
 */
const replaceTasks = ({ dossierId: id, at }: HistoryLine, tasks: readonly MovedTask[], when: Sql): Sql => sql`
  closed as (
    update dossier.task set closed_at = ${at}
    where dossier_id = ${id} and closed_at is null and ${when}
    returning id, agency_id, role, assignee_id, delegate_id),
  unset as (${unsetTimers(at)}),
  opened as (
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, arrived, waits_for,
      time_limit, assignee_id, delegate_id, began_at, replaces)
    select ${id}::uuid, t.step, t."stepName", t."agencyId", t.role, t."openedAt", t."dueAt", t.arrived, t."waitsFor",
           t."timeLimit", case when ${SAME_POST} then closed.assignee_id end,
           case when ${SAME_POST} then closed.delegate_id end, ${at}::timestamptz, t.replaces
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
         as t(replaces bigint, step text, "stepName" text, "agencyId" int, role text, "openedAt" timestamptz,
              "dueAt" timestamptz, arrived smallint, "waitsFor" smallint, "timeLimit" jsonb)
    join closed on closed.id = t.replaces
    where (select count(*) from closed) = ${tasks.length}::int
    returning id, step, assignee_id, delegate_id)`;

/** The log of whose the tasks are goes on with them. */
const keptHands = ({ dossierId, at, officerId, comment }: HistoryLine): Sql => sql`
  kept as (
    insert into dossier.assignment (dossier_id, task_id, at, by, kind, officer_id, reason)
    select ${dossierId}::uuid, opened.id, ${at}::timestamptz, ${officerId}::int, hand.kind, hand.officer_id, ${comment}
    from opened cross join lateral (values ('assign', assignee_id), ('delegate', delegate_id)) as hand(kind, officer_id)
    where hand.officer_id is not null order by opened.id, hand.kind)`;
