import { empty, join, sql, type Sql } from '#platform/database';
import {
  type HandedTask,
  handsOf,
  type ReopenedTask,
  type RestoredTask,
  type SentTask,
} from '../domain/handed-task.ts';
import type { HistoryLine } from './change-statements.ts';
import { retakenTimers } from './task-timers.ts';

/** The change by which a task is handed to another agency, or had back. */
type Deed = Pick<HistoryLine, 'dossierId' | 'sequence' | 'at' | 'officerId' | 'officerName' | 'onBehalfOf'>;

/** The parts of a change's statement that write it; each a `with` query, followed by a comma. */
export function handedParts(handed: HandedTask, deed: Deed, when: Sql): Sql {
  switch (handed.kind) {
    case 'sent':
      return sentParts(handed, deed, when);
    case 'restored':
      return restoredParts(handed, deed, when);
    case 'reopened':
      return reopenedParts(handed, deed, when);
  }
}

/** Finds a row when the tasks are still in the hands that were looked at, and holds them there. */
export const stillInHands = (handed: HandedTask): Sql => {
  const tasks = handsOf(handed).map(({ id, revision }) => ({ id, revision }));
  return sql`
    (select count(*) from (
       select t.id from dossier.task t
       join jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as looked(id bigint, revision int)
         on looked.id = t.id and looked.revision = t.revision
       where t.closed_at is null and exists (select 1 from standing)
       order by t.id for no key update of t) held) = ${tasks.length}::int`;
};

const sentParts = ({ task, agencyId, dueAt, reason, paper }: SentTask, deed: Deed, when: Sql): Sql => sql`
  sent as (
    update dossier.task set agency_id = ${agencyId}, due_at = ${dueAt}::timestamptz, assignee_id = null,
           delegate_id = null, revision = revision + 1
    where id = ${task.id}::bigint and ${when}
    returning id, revision),
  sending as (
    insert into dossier.sending (dossier_id, sequence, task_id, from_agency_id, to_agency_id, at, sent_by, sent_by_name,
      reason, paper, holder_id, delegate_id, due_before, revision, joins)
    select ${deed.dossierId}::uuid, ${deed.sequence}::int, id, ${task.agencyId}::int, ${agencyId}::int,
           ${deed.at}::timestamptz, ${deed.officerId}::int, ${deed.officerName}, ${reason}, ${paper},
           ${task.holder?.officerId ?? null}::int, ${task.delegate?.officerId ?? null}::int, ${task.dueAt}::timestamptz,
           revision, exists (select 1 from participation where agency_id = ${agencyId})
    from sent),
  ${task.holder ? sql`given_back as (${logged([['release', null]], task.id, deed, reason, when)}),` : empty}`;

function restoredParts({ task, agencyId, sequence, ...before }: RestoredTask, deed: Deed, when: Sql): Sql {
  const { holder, delegate, dueAt, reason } = before;
  const lines: [string, number][] = [
    ...(holder ? [['assign', holder.officerId] as [string, number]] : []),
    ...(delegate ? [['delegate', delegate.officerId] as [string, number]] : []),
  ];
  return sql`
    restored as (
      update dossier.task set agency_id = ${agencyId}, due_at = ${dueAt}::timestamptz,
             assignee_id = ${holder?.officerId ?? null}::int, delegate_id = ${delegate?.officerId ?? null}::int,
             revision = revision + 1
      where id = ${task.id}::bigint and ${when}),
    unsent as (
      update dossier.sending set taken_back_at = ${deed.at}, taken_back_in = ${deed.sequence}
      where dossier_id = ${deed.dossierId} and sequence = ${sequence} and ${when}),
    ${lines.length > 0 ? sql`given_again as (${logged(lines, task.id, deed, reason, when)}),` : empty}`;
}

/** Closed first: the step they were opened from is open again in the same statement. */
const reopenedParts = ({ task, closes, timers }: ReopenedTask, deed: Deed, when: Sql): Sql => sql`
  undone as (
    update dossier.task set closed_at = ${deed.at}, closed_by = ${deed.officerId}::int
    where id = any(${closes.map(({ id }) => id)}::bigint[]) and ${when} returning id),
  gone as (
    delete from dossier.task_timer x using undone where x.task_id = undone.id and x.fired_at is null),
  reopened as (
    update dossier.task set closed_at = null, closed_by = null where id = ${task.id}::bigint and ${when}
    returning id),
  ${timers.length > 0 ? sql`retaken as (${retakenTimers(timers)}),` : empty}`;

/** Lines of the log of whose a task is. */
const logged = (
  lines: readonly (readonly [kind: string, officerId: number | null])[],
  taskId: string,
  { dossierId, at, officerId, onBehalfOf }: Deed,
  reason: string,
  when: Sql,
): Sql => sql`
  insert into dossier.assignment (dossier_id, task_id, at, by, on_behalf_of, kind, officer_id, reason)
  select ${dossierId}::uuid, ${taskId}::bigint, ${at}::timestamptz, ${officerId}::int,
         ${onBehalfOf?.officerId ?? null}::int, line.kind, line.officer_id, ${reason}
  from (values ${join(
    lines.map(([kind, officer], place) => sql`(${place}::int, ${kind}::text, ${officer}::int)`),
  )}) as line(place, kind, officer_id)
  where ${when} order by line.place`;
