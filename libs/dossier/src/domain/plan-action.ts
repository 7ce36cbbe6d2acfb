import { type CountingPolicy, faultsOfHistory, stepDueAt, type SuspensionReason } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import {
  chooseRoute,
  type ConditionInputs,
  type DossierStatus,
  type Facts,
  fire,
  type Firing,
  isOpen,
  type Marking,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkStep,
} from '#workflow';
import {
  type DossierCalendar,
  dueOf,
  endOpenSuspension,
  historyOf,
  presentDue,
  termsOfDossier,
} from './clock-of-dossier.ts';
import type { DossierClock, DossierState } from './dossier-state.ts';
import type { PlannedChange, PlannedTask } from './planned-change.ts';
import { plannedTimers } from './task-timer.ts';

/** What planning takes from outside: the instant, the calendars, and who is meant by a step's actor. */
export interface PlanningWorld extends DossierCalendar {
  at: Date;
  calendarOf(agencyId: number): WorkingCalendar;
  agencyFor(reference: string): number;
  /** Code of the agency at whose desk the dossier came in. */
  receivingAgency: string;
}

/** The waits of a workflow and why the clock stands still in them; all other statuses leave it running. */
const WAITS: Partial<Record<DossierStatus, SuspensionReason>> = {
  'awaiting-supplement': 'supplement',
  'awaiting-finance': 'financial-obligation',
};

/**
 * Works out an enabled action's consequences. Pure: the same inputs give the same change.
 * @param establishes the facts entered with it; they decide already on the way it takes
 */
export function planAction(
  state: DossierState,
  workflow: WorkflowDefinition,
  action: WorkflowAction,
  world: PlanningWorld,
  establishes: Facts,
): PlannedChange {
  const to = chooseRoute(workflow, action, conditionInputs(state, world, establishes));
  const firing = fire(workflow, markingOf(state), action, to);
  const status = firing.ended?.status ?? firing.reached[0]?.status ?? state.status;
  const waits = WAITS[status];
  const resumes = WAITS[state.status] !== undefined;
  const after: DossierClock = {
    ...state,
    suspensions: resumes ? endOpenSuspension(state.suspensions, { at: world.at, status }) : state.suspensions,
    phaseStarts: phaseStartsAfter(state, firing.reached, world.at),
    completedAt: state.completedAt ?? (status === 'completed' ? world.at : null),
    closedAt: firing.ended ? world.at : null,
  };
  const clockMoves = resumes || after.phaseStarts !== state.phaseStarts;
  const { counting } = termsOfDossier(state);
  return {
    status,
    due: clockMoves ? dueAfter(after, world) : presentDue(state),
    clock: clockAfter(after, waits !== undefined),
    completedAt: after.completedAt,
    closedAt: after.closedAt,
    closesTask: action.from,
    closesEveryTask: false,
    opensTasks: plannedTasks(firing, counting, world),
    ...{ retimes: [], retimesTimers: [] },
    toSteps: to,
    establishes,
    // A wait never follows a wait: the proof of soundness refuses such workflows.
    suspends: waits ? { reason: waits, paper: null } : null,
    resumes,
    phaseStarts: after.phaseStarts,
    extends: null,
    ...{ inserts: null, movesEnd: null, classifies: null },
  };
}

/** What the conditions of routes are asked about. */
const conditionInputs = (
  { channel, applicantKind, caseCode, suspensions, facts }: DossierState,
  { receivingAgency }: PlanningWorld,
  establishes: Facts,
): ConditionInputs => ({
  dossier: {
    channel,
    applicantKind,
    procedureCase: caseCode ?? '',
    receivingAgency,
    supplementRounds: suspensions.filter(({ reason }) => reason === 'supplement').length,
  },
  fact: { ...facts, ...establishes },
});

const plannedTasks = ({ reached, marking }: Firing, counting: CountingPolicy, world: PlanningWorld) =>
  reached.map((step) => plannedTask(step, counting, world, marking.get(step.code)));

/** A task reached at its step; a step that waits for the applicant has no due time. @param arrived branches, so far */
export function plannedTask(
  step: WorkStep,
  counting: CountingPolicy,
  world: Pick<PlanningWorld, 'at' | 'calendarOf' | 'agencyFor'>,
  arrived = 1,
): PlannedTask {
  const { at } = world;
  const agencyId = world.agencyFor(step.actor.agency);
  const calendar = world.calendarOf(agencyId);
  const inWait = WAITS[step.status] !== undefined;
  return {
    step: step.code,
    stepName: step.name,
    agencyId,
    role: step.actor.role,
    waitsFor: step.joins ?? 1,
    timeLimit: step.limit,
    dueAt: inWait ? null : stepDueAt(calendar, at, step.limit, counting),
    timers: plannedTimers(step, inWait, { at, arrived, counting }, calendar),
    // A join is given to someone once, by the arrival that opens it.
    ...(step.assign &&
      isOpen(step, arrived) && { assign: step.assign, ...(step.notBy && { notBy: step.notBy }) }),
  };
}

const markingOf = (state: DossierState): Marking =>
  new Map(state.tasks.map(({ step, arrived }) => [step, arrived]));

/** A phase of the limit begins when the dossier first reaches a step of it; the terms may have fewer than the workflow. */
function phaseStartsAfter(state: DossierState, reached: readonly WorkStep[], at: Date): readonly Date[] {
  const present = state.phaseStarts.length + 1;
  const last = termsOfDossier(state).phases.length;
  const next = Math.min(last, Math.max(...reached.map(({ phase = 1 }) => phase)));
  if (next <= present) return state.phaseStarts;
  return [...state.phaseStarts, ...Array.from({ length: next - present }, () => at)];
}

function dueAfter(after: DossierClock, world: PlanningWorld) {
  const terms = termsOfDossier(after);
  const history = historyOf(after);
  const [fault] = faultsOfHistory(history, terms.phases.length);
  if (fault) throw new Error(`a planned change contradicts the clock: ${fault.code} ${fault.pointer}`);
  return dueOf(terms, history, world);
}

function clockAfter({ completedAt, closedAt }: DossierClock, waits: boolean): PlannedChange['clock'] {
  if (completedAt ?? closedAt) return 'ended';
  return waits ? 'suspended' : 'running';
}
