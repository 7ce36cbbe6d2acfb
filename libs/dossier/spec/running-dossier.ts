import { readFileSync } from 'node:fs';
import { type DeadlineTerms, type SupplementPolicy, type TimeLimit } from '#deadline';
import { projectPath } from '#platform/config';
import { type Facts, putInCalls, type WorkflowDefinition, workflowSchema, workStepOf } from '#workflow';
import { dueOf, historyOf } from '../src/domain/clock-of-dossier.ts';
import type { DossierState, OpenTask, StoredSuspension, TaskTimer } from '../src/domain/dossier-state.ts';
import { planAction, plannedTask, type PlanningWorld } from '../src/domain/plan-action.ts';
import type { PlannedChange, PlannedTask } from '../src/domain/planned-change.ts';
import { at, BRANCH_OFFICE, OFFICE } from './office.ts';

export const DESK = 1;
export const LEAD = 2;
/** Any agency meant by its function; it keeps the hours of the branch office. */
export const OTHER = 3;

export const worldAt = (now: Date): PlanningWorld => ({
  at: now,
  calendar: OFFICE,
  calendarRevision: 1,
  calendarOf: (agencyId) => (agencyId === OTHER ? BRANCH_OFFICE : OFFICE),
  agencyFor: (reference) => ({ desk: DESK, lead: LEAD })[reference] ?? OTHER,
  receivingAgency: 'H99.41',
});

export const seedWorkflow = (code: string): WorkflowDefinition =>
  putInCalls(
    workflowSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'workflows', `${code}.json`), 'utf8'))),
    () => undefined,
  );

export const termsOf = (phases: TimeLimit[], supplement: SupplementPolicy = 'restart'): DeadlineTerms => ({
  phases,
  counting: 'working-minutes',
  supplement,
});

/** A dossier the desk has just received. */
export function received(workflow: WorkflowDefinition, receivedAt: Date, terms: DeadlineTerms): DossierState {
  const first = workStepOf(workflow, workflow.initial);
  const state: DossierState = {
    ...{ id: '0199a000-0000-7000-8000-000000000001', code: 'H99.41-260302-0001', version: 1, workflowId: 1 },
    ...{ channel: 'direct', caseCode: null, applicantKind: 'person', facts: {} },
    ...{ receivingAgencyId: DESK, leadAgencyId: LEAD, status: first.status, receivedAt, terms },
    ...{ completedAt: null, closedAt: null, clock: 'running', calendarRevision: 1, missed: false },
    ...{ dueAt: null, dueProvisional: false, suspensions: [], phaseStarts: [], extension: null },
    tasks: [opened(plannedTask(first, terms.counting, worldAt(receivedAt)), receivedAt)],
  };
  const due = dueOf(terms, historyOf(state), worldAt(receivedAt));
  return { ...state, dueAt: due.at, dueProvisional: due.provisional };
}

/** The state once the change is written, by the rules of the tables: a task a step, at joins an arrival more. */
export function changed(state: DossierState, change: PlannedChange, now: Date): DossierState {
  const left = state.tasks.filter(({ step }) => step !== change.closesTask);
  const tasks = change.opensTasks.reduce((open, task) => {
    const waiting = open.find(({ step }) => step === task.step);
    const arrived = opened(task, now, (waiting?.arrived ?? 0) + 1);
    return [...open.filter((other) => other !== waiting), arrived];
  }, left);
  return {
    ...state,
    version: state.version + 1,
    status: change.status,
    clock: change.clock,
    dueAt: change.due?.at ?? null,
    dueProvisional: change.due?.provisional ?? false,
    missed: change.due?.missed ?? false,
    completedAt: change.completedAt,
    closedAt: change.closedAt,
    tasks: tasks.map((task) => ({
      ...task,
      ...change.retimes.find(({ id }) => id === task.id),
      timers: task.timers.map((timer) => ({ ...timer, ...newTimeOf(task, timer, change) })),
    })),
    suspensions: suspensionsAfter(state, change, now),
    phaseStarts: change.phaseStarts,
    extension: change.extends ?? state.extension,
    facts: { ...state.facts, ...change.establishes },
  };
}

function suspensionsAfter(state: DossierState, change: PlannedChange, now: Date): StoredSuspension[] {
  const { suspends, resumes, inserts, movesEnd } = change;
  const id = `s${state.version}`;
  return [
    ...state.suspensions.map((one) => (resumes && one.to === null ? { ...one, to: now } : one)),
    ...(suspends ? [{ ...suspends, id, from: now, to: null }] : []),
    ...(inserts ? [{ ...inserts, id }] : []),
  ]
    .map((one) => (one.id === movesEnd?.id ? { ...one, to: movesEnd.to } : one))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

const newTimeOf = ({ id }: OpenTask, { timer }: TaskTimer, { retimesTimers }: PlannedChange) => {
  const moved = retimesTimers.find(({ taskId, code }) => taskId === id && code === timer.code);
  return moved && { firesAt: moved.firesAt };
};

const opened = (task: PlannedTask, openedAt: Date, arrived = 1): OpenTask => ({
  ...task,
  id: task.step,
  openedAt,
  arrived,
  timers: task.timers.map((timer) => ({ ...timer, firedAt: null, outcome: null, reason: null })),
  ...{ revision: 1, holder: null, delegate: null },
});

/** Plans an action of a dossier: `'2026-03-02 09:00 reception/hand-over'`. */
export function plan(
  state: DossierState,
  workflow: WorkflowDefinition,
  deed: string,
  establishes: Facts = {},
): PlannedChange {
  const action = workflow.actions.find(({ from, code }) => deed.endsWith(` ${from}/${code}`));
  if (!action) throw new Error(`there is no action for ${deed}`);
  return planAction(state, workflow, action, worldAt(timeOf(deed)), establishes);
}

/** The dossier after one action and another. */
export const take = (state: DossierState, workflow: WorkflowDefinition, ...deeds: string[]): DossierState =>
  deeds.reduce((before, deed) => changed(before, plan(before, workflow, deed), timeOf(deed)), state);

const timeOf = (deed: string): Date => at(deed.slice(0, 'yyyy-MM-dd HH:mm'.length));
