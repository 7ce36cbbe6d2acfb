import { type Queryable, sql, type Sql } from '#platform/database';
import type { Colleague, TaskInHands } from '../domain/holder-acts.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { clearedFor } from './cleared-for.ts';
import { DOERS, OWN_OF, personOf } from './load-state.ts';

/** A task as it is stored, with what tells who has no say in it. */
export type StoredTask = Omit<TaskInHands, 'excluded'> &
  Pick<DossierState, 'doers' | 'ownOf' | 'procedureCode' | 'fieldCode'> & {
    closed: boolean;
    workflowId: number;
  };

/** Reads a task with whose it is, if its dossier is permitted. @param id a bigint, as text; @param permitted SQL of `dossier.dossier d` */
export async function loadTask(
  queryable: Queryable,
  id: string,
  permitted: Sql,
): Promise<StoredTask | undefined> {
  const [task] = await queryable.queryPrepared<StoredTask>(sql`
    select t.id, t.dossier_id as "dossierId", t.step, t.step_name as "stepName", t.agency_id as "agencyId",
           a.name as "agencyName", t.role, t.arrived, t.waits_for as "waitsFor", t.revision,
           t.closed_at is not null as closed, ${personOf(sql`t.assignee_id`)} as holder,
           ${personOf(sql`t.delegate_id`)} as delegate, d.workflow_id as "workflowId",
           d.procedure_code as "procedureCode", d.field_code as "fieldCode", ${DOERS} as doers,
           ${OWN_OF} as "ownOf"
    from dossier.task t join organization.agency a on a.id = t.agency_id
    join dossier.dossier d on d.id = t.dossier_id
    where t.id = ${id}::bigint and ${permitted}`);
  return task;
}

/** An officer by username, with what they are where a task is done: no post holds what it is not cleared for. */
export async function findColleague(
  queryable: Queryable,
  username: string,
  { agencyId, role, dossierId }: Pick<TaskInHands, 'agencyId' | 'role' | 'dossierId'>,
): Promise<Colleague | undefined> {
  const [officer] = await queryable.query<Colleague>(sql`
    select o.id as "officerId", o.username, o.full_name as name, coalesce(bool_or(p.role = ${role}), false) as "holdsPost",
           count(p.role) > 0 as "worksAtAgency"
    from organization.officer o
    left join organization.position p on p.officer_id = o.id and p.agency_id = ${agencyId}
      and ${clearedFor(sql`(select secrecy from dossier.dossier where id = ${dossierId}::uuid)`)}
    where o.username = ${username} group by o.id`);
  return officer;
}
