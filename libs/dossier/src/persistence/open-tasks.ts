import { empty, sql, type Sql } from '#platform/database';
import type { PlannedTask } from '../domain/planned-change.ts';
import type { HistoryLine } from './change-statements.ts';
import { chosenOfficers, type Matter, type Wish } from './choose-officers.ts';

interface Opening extends Pick<Matter, 'procedureId' | 'secrecy' | 'receivingAgencyId' | 'applicant'> {
  /** The change they open with. */
  history: Pick<HistoryLine, 'dossierId' | 'at' | 'fromStep' | 'officerId' | 'onBehalfOf'>;
  when: Sql;
}

/**
 * The `with` queries that open tasks, `opened` among them, and give each to whom its policy finds. At a join that already
 * holds tokens an arrival is added instead.
 */
export function openingParts(tasks: readonly PlannedTask[], opening: Opening): Sql {
  const { history, when } = opening;
  const wishes = tasks.flatMap((task) => wishOf(task, history));
  if (wishes.length === 0) return sql`opened as (${insertTasks(tasks, opening, empty, sql`null::int`)})`;
  const { dossierId, fromStep, at } = history;
  return sql`
    ${chosenOfficers(wishes, { ...opening, dossierId, leaves: fromStep, at }, when)},
    opened as (${insertTasks(tasks, opening, sql`left join chosen using (step)`, sql`chosen.officer_id`)}),
    given as (
      insert into dossier.assignment (dossier_id, task_id, at, kind, officer_id)
      select ${dossierId}::uuid, id, ${history.at}::timestamptz, 'policy', assignee_id
      from opened where assignee_id is not null)`;
}

function wishOf(
  { step, agencyId, role, assign, notBy = [] }: PlannedTask,
  history: Opening['history'],
): Wish[] {
  if (!assign || assign.by === 'claim') return [];
  const leftNow = assign.by === 'same-as' && assign.step === history.fromStep;
  const doneBy = leftNow ? (history.onBehalfOf?.officerId ?? history.officerId) : null;
  const doing = [history.officerId, history.onBehalfOf?.officerId].filter((id) => typeof id === 'number');
  const barred = notBy.some((earlier) => earlier === history.fromStep) ? doing : [];
  return [{ step, agencyId, role, policy: assign, doneBy, notBy, barred }];
}

const insertTasks = (
  tasks: readonly PlannedTask[],
  { history: { dossierId, at }, when }: Opening,
  joined: Sql,
  assignee: Sql,
): Sql => sql`
  insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, waits_for, time_limit,
    assignee_id)
  select ${dossierId}::uuid, t.step, t."stepName", t."agencyId", t.role, ${at}::timestamptz, t."dueAt", t."waitsFor",
         t."timeLimit", ${assignee}
  from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
       as t(step text, "stepName" text, "agencyId" int, role text, "dueAt" timestamptz, "waitsFor" smallint,
            "timeLimit" jsonb)
  ${joined}
  where ${when}
  on conflict (dossier_id, step) where closed_at is null
  do update set arrived = task.arrived + 1, began_at = coalesce(task.began_at, task.opened_at),
                opened_at = excluded.opened_at, due_at = excluded.due_at, assignee_id = excluded.assignee_id
  returning id, step, assignee_id`;
