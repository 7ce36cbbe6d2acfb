import { type Queryable, sql } from '#platform/database';
import type { DossierState, OpenTask } from '../domain/dossier-state.ts';

interface StateRow extends Omit<DossierState, 'tasks' | 'suspension'> {
  tasks: (Omit<OpenTask, 'openedAt' | 'dueAt'> & { openedAt: string; dueAt: string | null })[];
  suspension: { reason: 'awaiting-supplement' | 'awaiting-finance'; startedAt: string } | null;
}

/** Reads what deciding needs, in one statement, if one of these agencies takes part in the dossier. */
export async function loadState(
  queryable: Queryable,
  id: string,
  agencyIds: readonly number[],
): Promise<DossierState | undefined> {
  const [row] = await queryable.queryPrepared<StateRow>(sql`
    select d.id, d.code, d.version, d.status, d.workflow_id as "workflowId",
           d.receiving_agency_id as "receivingAgencyId", d.lead_agency_id as "leadAgencyId",
           d.received_at as "receivedAt", d.time_limit as "timeLimit", d.due_at as "dueAt",
           d.due_provisional as "dueProvisional", d.completed_at as "completedAt", d.closed_at as "closedAt",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'step', t.step, 'stepName', t.step_name, 'agencyId', t.agency_id, 'role', t.role,
                     'openedAt', t.opened_at, 'dueAt', t.due_at, 'arrived', t.arrived, 'waitsFor', t.waits_for)
                   order by t.id), '[]')
            from dossier.task t where t.dossier_id = d.id and t.closed_at is null) as tasks,
           (select jsonb_build_object('reason', s.reason, 'startedAt', s.started_at)
            from dossier.suspension s where s.dossier_id = d.id and s.ended_at is null) as suspension
    from dossier.dossier d
    where d.id = ${id}
      and exists (select 1 from dossier.participation p
                  where p.dossier_id = d.id and p.agency_id = any(${[...agencyIds]}::int[]))`);
  return row && stateOf(row);
}

const stateOf = (row: StateRow): DossierState => ({
  ...row,
  tasks: row.tasks.map((task) => ({
    ...task,
    openedAt: new Date(task.openedAt),
    dueAt: task.dueAt === null ? null : new Date(task.dueAt),
  })),
  suspension: row.suspension && { ...row.suspension, startedAt: new Date(row.suspension.startedAt) },
});
