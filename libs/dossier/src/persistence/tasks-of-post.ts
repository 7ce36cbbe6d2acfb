import { sql, type Transaction } from '#platform/database';
import type { DossierState } from '../domain/dossier-state.ts';
import { clearedFor } from './cleared-for.ts';
import { DOERS, OWN_OF } from './load-state.ts';

/** A post of an officer: the code of the agency, and the role. */
export interface OfficersPost {
  readonly officerId: number;
  readonly agency: string;
  readonly role: string;
}

/** An open task somebody holds, with what tells who has no say in it. */
export interface HeldTask extends Pick<DossierState, 'doers' | 'ownOf'> {
  readonly id: string;
  readonly dossierId: string;
  readonly step: string;
  readonly workflowId: number;
  /** Whether the successor holds the post it waits for, and is cleared for its dossier. */
  readonly fits: boolean;
}

/** Open tasks an officer holds through a post, held until the transaction ends. @param successor id of an officer */
export const holdTasksOfPost = (
  tx: Transaction,
  { officerId, agency, role }: OfficersPost,
  successor: number | null,
): Promise<HeldTask[]> =>
  tx.query<HeldTask>(sql`
    select t.id, t.dossier_id as "dossierId", t.step, d.workflow_id as "workflowId", ${DOERS} as doers,
           ${OWN_OF} as "ownOf",
           exists (select 1 from organization.position p
                   where p.officer_id = ${successor}::int and p.agency_id = t.agency_id and p.role = t.role
                     and ${clearedFor(sql`d.secrecy`)}) as fits
    from dossier.task t join dossier.dossier d on d.id = t.dossier_id
    where t.assignee_id = ${officerId} and t.closed_at is null and t.role = ${role}
      and t.agency_id = (select id from organization.agency where code = ${agency})
    order by t.id for update of t`);

/** Lets an officer who has no other post at the agency act on its open tasks for nobody any more. */
export const endDelegationsTo = (
  tx: Transaction,
  { officerId, agency }: Pick<OfficersPost, 'officerId' | 'agency'>,
  { at, by, reason }: Omit<HandingOver, 'reason'> & { reason: string | null },
): Promise<unknown> =>
  tx.query(sql`
    with ended as (
      update dossier.task t set delegate_id = null, revision = t.revision + 1
      from organization.agency a
      where a.code = ${agency} and t.agency_id = a.id and t.delegate_id = ${officerId} and t.closed_at is null
        and not exists (select 1 from organization.position p where p.officer_id = ${officerId} and p.agency_id = a.id)
      returning t.id, t.dossier_id)
    insert into dossier.assignment (dossier_id, task_id, at, by, kind, reason)
    select dossier_id, id, ${at}::timestamptz, ${by}::int, 'end-delegation', ${reason} from ended order by id`);

/** Who holds a post. */
export const holdersOf = (
  tx: Transaction,
  { agency, role }: Pick<OfficersPost, 'agency' | 'role'>,
): Promise<{ officerId: number; username: string }[]> =>
  tx.query(sql`
    select o.id as "officerId", o.username
    from organization.position p join organization.officer o on o.id = p.officer_id
         join organization.agency a on a.id = p.agency_id
    where a.code = ${agency} and p.role = ${role} for key share of p`);

/** Who gives held tasks to others, when and why. */
export interface HandingOver {
  readonly at: Date;
  readonly by: number;
  readonly reason: string;
}

/** Gives held tasks to a successor each, or back to the holders of their post. */
export const giveTasks = (
  tx: Transaction,
  tasks: readonly { id: string; successor: number | null }[],
  { at, by, reason }: HandingOver,
): Promise<unknown> =>
  tx.query(sql`
    with given as (
      update dossier.task t set assignee_id = g.successor, delegate_id = null, revision = t.revision + 1
      from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as g(id bigint, successor int)
      where t.id = g.id
      returning t.id, t.dossier_id, t.assignee_id)
    insert into dossier.assignment (dossier_id, task_id, at, by, kind, officer_id, reason)
    select dossier_id, id, ${at}::timestamptz, ${by}::int,
           case when assignee_id is null then 'release' else 'assign' end, assignee_id, ${reason}
    from given order by id`);
