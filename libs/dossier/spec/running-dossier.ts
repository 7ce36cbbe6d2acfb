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
import { BRANCH_OFFICE, OFFICE } from './office.ts';

export const DESK = 1;
export const LEAD = 2;
/** Any agency meant by its function; it keeps the hours of the branch office. */
export const OTHER = 3;

export const worldAt = (at: Date, policy: SupplementPolicy = 'restart'): PlanningWorld => ({
  at,
  policy,
  calendar: OFFICE,
  calendarOf: (agencyId) => (agencyId === OTHER ? BRANCH_OFFICE : OFFICE),
  agencyFor: (reference) => ({ desk: DESK, lead: LEAD })[reference] ?? OTHER,
});

export const seedWorkflow = (code: string): WorkflowDefinition =>
  workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8')));

/** A dossier the desk has just received. */
export function received(workflow: WorkflowDefinition, at: Date, timeLimit: TimeLimit): DossierState {
  const due = dueAt(OFFICE, at, timeLimit);
  const first = workStepOf(workflow, workflow.initial);
  return {
    ...{ id: '0199a000-0000-7000-8000-000000000001', code: 'H99.41-260302-0001', version: 1, workflowId: 1 },
    ...{ receivingAgencyId: DESK, leadAgencyId: LEAD, status: first.status, receivedAt: at, timeLimit },
    ...{ dueAt: due.at, dueProvisional: due.provisional, completedAt: null, closedAt: null },
    tasks: [opened(plannedTask(first, worldAt(at)), at)],
    suspension: null,
  };
}

/** The state once the change is written, by the rules of the tables: a task a step, at joins an arrival more. */
export function changed(state: DossierState, change: PlannedChange, at: Date): DossierState {
  const left = state.tasks.filter(({ step }) => step !== change.closesTask);
  const tasks = change.opensTasks.reduce((open, task) => {
    const waiting = open.find(({ step }) => step === task.step);
    const arrived = opened(task, at, (waiting?.arrived ?? 0) + 1);
    return [...open.filter((other) => other !== waiting), arrived];
  }, left);
  const suspension = change.suspends ? { reason: change.suspends, startedAt: at } : state.suspension;
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

const opened = (task: PlannedTask, at: Date, arrived = 1): OpenTask => ({ ...task, openedAt: at, arrived });

/** Plans the action `step/action` of a dossier. */
export function plan(
  state: DossierState,
  workflow: WorkflowDefinition,
  name: string,
  world: PlanningWorld,
): PlannedChange {
  const action = workflow.actions.find(({ from, code }) => `${from}/${code}` === name);
  if (!action) throw new Error(`there is no action ${name}`);
  return planAction(state, workflow, action, world);
}

/** Takes one action after another, each at its own time: `[['reception/hand-over', at('…')], …]`. */
export const take = (
  state: DossierState,
  workflow: WorkflowDefinition,
  actions: readonly (readonly [name: string, at: Date])[],
  policy?: SupplementPolicy,
): DossierState =>
  actions.reduce(
    (before, [name, at]) => changed(before, plan(before, workflow, name, worldAt(at, policy)), at),
    state,
  );
