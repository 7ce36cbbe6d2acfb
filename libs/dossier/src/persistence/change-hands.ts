import { standsBehind } from '#identity';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { type Queryable, sql, type Sql } from '#platform/database';
import { insertOutboxMessages, type OutboxMessage } from '#platform/outbox';
import type { Hands, TaskInHands } from '../domain/holder-acts.ts';
import type { Represented } from '../domain/person.ts';

/** How a task came to who holds it, or an officer to be involved; kept for good. */
export interface AssignmentLine {
  dossierId: string;
  taskId: string | null;
  at: Date;
  by: number;
  /** For whom, when it was under a colleague's post. */
  onBehalfOf: Pick<Represented, 'officerId' | 'delegationId'> | null;
  kind: string;
  /** Who got it, or was let act. */
  officerId: number | null;
  reason: string | null;
}

export const insertAssignment = (line: AssignmentLine, when: Sql): Sql => sql`
  insert into dossier.assignment (dossier_id, task_id, at, by, on_behalf_of, kind, officer_id, reason)
  select ${line.dossierId}::uuid, ${line.taskId}::bigint, ${line.at}::timestamptz, ${line.by}::int,
         ${line.onBehalfOf?.officerId ?? null}::int, ${line.kind},
         ${line.officerId}::int, ${line.reason}
  where ${when}`;

/** Whoever holds the task `dossier.task` from now on is at its post, which does not end meanwhile. */
const stillAtPost = (holder: Hands['holder']): Sql =>
  holder === null
    ? sql`true`
    : sql`(assignee_id is not distinct from ${holder.officerId}::int or exists (
        select 1 from organization.position p
        where p.officer_id = ${holder.officerId}::int and p.agency_id = task.agency_id and p.role = task.role
        for key share of p))`;

/**
 * Puts an open task into other hands, if it is still in those that were looked at.
 * @returns whether it took effect.
 */
export async function changeHands(
  queryable: Queryable,
  { id, revision }: Pick<TaskInHands, 'id' | 'revision'>,
  { holder, delegate }: Hands,
  traces: { line: AssignmentLine; audit: AuditEntry; event: OutboxMessage },
  recordAnswer: (when: Sql) => Sql,
): Promise<boolean> {
  const when = sql`exists (select 1 from changed)`;
  const rows = await queryable.queryPrepared(sql`
    with changed as (
           update dossier.task
           set assignee_id = ${holder?.officerId ?? null}::int, delegate_id = ${delegate?.officerId ?? null}::int,
               revision = revision + 1
           where id = ${id}::bigint and revision = ${revision} and closed_at is null
             and ${standsBehind(traces.line.onBehalfOf, traces.line.at)}
             and ${stillAtPost(holder)}
           returning id),
         line as (${insertAssignment(traces.line, when)}),
         event as (${insertOutboxMessages([traces.event], when)}),
         audit as (${insertAuditEntry(traces.audit, when)}),
         answer as (${recordAnswer(when)})
    select id from changed`);
  return rows.length === 1;
}
