import { type Queryable, sql, type Transaction } from '#platform/database';
import type { NudgeableTask } from '../domain/plan-nudge.ts';
import { openStep } from './open-step.ts';

type StoredTask = Omit<NudgeableTask, 'dueAt' | 'nudgedAt'> & {
  dueAt: string | null;
  nudgedAt: string | null;
};

/** Open steps of a dossier and whether its clock runs, held until the transaction ends. @param by whose nudges are looked at */
export async function holdNudgeable(
  tx: Transaction,
  dossierId: string,
  by: number,
): Promise<{ running: boolean; tasks: NudgeableTask[] }> {
  await tx.query(sql`select from dossier.dossier d where d.id = ${dossierId} for no key update of d`);
  const [row] = await tx.query<{ running: boolean; tasks: StoredTask[] }>(sql`
    select d.completed_at is null and d.closed_at is null and d.clock = 'running' as running,
           (select coalesce(jsonb_agg(jsonb_build_object('id', t.id::text, 'stepName', t.step_name,
                     'agencyId', t.agency_id, 'dueAt', t.due_at, 'holder',
                     (select jsonb_build_object('id', o.id, 'name', o.full_name) from organization.officer o
                      where o.id = t.assignee_id),
                     'nudgedAt', (select max(n.at) from supervision.nudge n
                                  where n.dossier_id = d.id and n.task_id = t.id and n.by = ${by})) order by t.id), '[]')
            from dossier.task t
            where t.dossier_id = d.id and ${openStep('t')}) as tasks
    from dossier.dossier d where d.id = ${dossierId}`);
  if (!row) throw new Error(`dossier ${dossierId} does not exist`);
  const tasks = row.tasks.map(({ dueAt, nudgedAt, ...task }) => ({
    ...task,
    dueAt: dueAt === null ? null : new Date(dueAt),
    nudgedAt: nudgedAt === null ? null : new Date(nudgedAt),
  }));
  return { running: row.running, tasks };
}

export const insertNudges = (
  tx: Transaction,
  tasks: readonly NudgeableTask[],
  nudge: { dossierId: string; at: Date; by: number; words: string },
): Promise<unknown> =>
  tx.query(sql`
    insert into supervision.nudge (dossier_id, task_id, at, by, holder_id, words)
    select ${nudge.dossierId}::uuid, t.id, ${nudge.at}::timestamptz, ${nudge.by}::int, t.holder, ${nudge.words}
    from jsonb_to_recordset(${JSON.stringify(tasks.map(({ id, holder }) => ({ id, holder: holder?.id ?? null })))}::jsonb)
      as t(id bigint, holder int)`);

/** A nudge as it is shown. */
export interface ShownNudge {
  at: Date;
  by: string;
  task: string;
  step: string;
  holder: string | null;
  /** `null` = erased. */
  words: string | null;
}

/** Those shown of a dossier, the latest first. */
const SHOWN = 100;

export const nudgesOf = (queryable: Queryable, dossierId: string): Promise<ShownNudge[]> =>
  queryable.query<ShownNudge>(sql`
    select n.at, o.full_name as by, n.task_id::text as task, t.step_name as step, h.full_name as holder, n.words
    from supervision.nudge n
    join organization.officer o on o.id = n.by
    join dossier.task t on t.id = n.task_id
    left join organization.officer h on h.id = n.holder_id
    where n.dossier_id = ${dossierId} order by n.at desc, n.id desc limit ${SHOWN}`);
