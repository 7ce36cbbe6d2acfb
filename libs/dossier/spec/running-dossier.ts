import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { dueAt, type TimeLimit } from '#working-calendar';
import { type WorkflowDefinition, workflowSchema, workStepOf } from '#workflow';
import {
  planAction,
  plannedTask,
  type PlannedChange,
  type PlannedTask,
  type PlanningWorld,
} from '../src/domain/plan-action.ts';
import type { SupplementPolicy } from '../src/domain/deadline.ts';
import type { DossierState, OpenTask } from '../src/domain/dossier-state.ts';
import { at, BRANCH_OFFICE, OFFICE } from './office.ts';

export const DESK = 1;
export const LEAD = 2;
/** Any agency meant by its function; it keeps the hours of the branch office. */
export const OTHER = 3;

export const worldAt = (now: Date, policy: SupplementPolicy = 'restart'): PlanningWorld => ({
  at: now,
  policy,
  calendar: OFFICE,
  calendarOf: (agencyId) => (agencyId === OTHER ? BRANCH_OFFICE : OFFICE),
  agencyFor: (reference) => ({ desk: DESK, lead: LEAD })[reference] ?? OTHER,
});

export const seedWorkflow = (code: string): WorkflowDefinition =>
  workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8')));

/** A dossier the desk has just received. */
export function received(workflow: WorkflowDefinition, receivedAt: Date, timeLimit: TimeLimit): DossierState {
  const due = dueAt(OFFICE, receivedAt, timeLimit);
  const first = workStepOf(workflow, workflow.initial);
  return {
    ...{ id: '0199a000-0000-7000-8000-000000000001', code: 'H99.41-260302-0001', version: 1, workflowId: 1 },
    ...{ receivingAgencyId: DESK, leadAgencyId: LEAD, status: first.status, receivedAt, timeLimit },
    ...{ dueAt: due.at, dueProvisional: due.provisional, completedAt: null, closedAt: null },
    tasks: [opened(plannedTask(first, worldAt(receivedAt)), receivedAt)],
    suspension: null,
  };
}

/** The state once the change is written, by the rules of the tables: a task a step, at joins an arrival more. */
export function changed(state: DossierState, change: PlannedChange, now: Date): DossierState {
  const left = state.tasks.filter(({ step }) => step !== change.closesTask);
  const tasks = change.opensTasks.reduce((open, task) => {
    const waiting = open.find(({ step }) => step === task.step);
    const arrived = opened(task, now, (waiting?.arrived ?? 0) + 1);
    return [...open.filter((other) => other !== waiting), arrived];
  }, left);
  const suspension = change.suspends ? { reason: change.suspends, startedAt: now } : state.suspension;
  return {
    ...state,
    version: state.version + 1,
    status: change.status,
    dueAt: change.due?.at ?? null,
    dueProvisional: change.due?.provisional ?? false,
    completedAt: change.completedAt,
    closedAt: change.closedAt,
    tasks,
    suspension: change.resumes ? null : suspension,
  };
}

const opened = (task: PlannedTask, openedAt: Date, arrived = 1): OpenTask => ({ ...task, openedAt, arrived });

/** Plans an action of a dossier: `'2026-03-02 09:00 reception/hand-over'`. */
export function plan(
  state: DossierState,
  workflow: WorkflowDefinition,
  deed: string,
  policy?: SupplementPolicy,
): PlannedChange {
  const action = workflow.actions.find(({ from, code }) => deed.endsWith(` ${from}/${code}`));
  if (!action) throw new Error(`there is no action for ${deed}`);
  return planAction(state, workflow, action, worldAt(timeOf(deed), policy));
}

/** The dossier after one action and another. */
export const take = (state: DossierState, workflow: WorkflowDefinition, ...deeds: string[]): DossierState =>
  deeds.reduce((before, deed) => changed(before, plan(before, workflow, deed), timeOf(deed)), state);

const timeOf = (deed: string): Date => at(deed.slice(0, 'yyyy-MM-dd HH:mm'.length));
