import { dueAt, type ReckonedTime, type WorkingCalendar } from '#working-calendar';
import {
  CLOCK_STOPPED_STATUSES,
  type DossierStatus,
  fire,
  type Marking,
  type WorkflowAction,
  type WorkflowDefinition,
  type WorkStep,
} from '#workflow';
import { resume, type SupplementPolicy } from './deadline.ts';
import type { DossierState } from './dossier-state.ts';

/** What planning takes from outside: the instant, the calendars, and who is meant by a step's actor. */
export interface PlanningWorld {
  at: Date;
  policy: SupplementPolicy;
  /** Calendar the dossier's own due time is reckoned by. */
  calendar: WorkingCalendar;
  calendarOf(agencyId: number): WorkingCalendar;
  agencyFor(reference: string): number;
}

export interface PlannedTask {
  step: string;
  stepName: string;
  agencyId: number;
  role: string;
  waitsFor: number;
  dueAt: Date | null;
}

/** Everything one action changes; written as a whole or not at all. */
export interface PlannedChange {
  status: DossierStatus;
  due: ReckonedTime | null;
  completedAt: Date | null;
  closedAt: Date | null;
  closesTask: string;
  opensTasks: PlannedTask[];
  toSteps: string[];
  suspends: 'awaiting-supplement' | 'awaiting-finance' | null;
  resumes: boolean;
}

/** Works out an enabled action's consequences. Pure: the same inputs give the same change. */
export function planAction(
  state: DossierState,
  workflow: WorkflowDefinition,
  action: WorkflowAction,
  world: PlanningWorld,
): PlannedChange {
  const firing = fire(workflow, markingOf(state), action);
  const status = firing.ended?.status ?? firing.reached[0]?.status ?? state.status;
  return {
    status,
    due: dueAfter(state, world, firing.ended ? 'extend' : world.policy),
    completedAt: state.completedAt ?? (status === 'completed' ? world.at : null),
    closedAt: firing.ended ? world.at : null,
    closesTask: action.from,
    opensTasks: firing.reached.map((step) => plannedTask(step, world)),
    toSteps: [...action.to],
    // A wait never follows a wait: the proof of soundness refuses such workflows.
    suspends: isStopped(status) ? status : null,
    resumes: isStopped(state.status),
  };
}

/** A task reached at its step; a step that waits for the applicant has no due time. */
export function plannedTask(
  step: WorkStep,
  world: Pick<PlanningWorld, 'at' | 'calendarOf' | 'agencyFor'>,
): PlannedTask {
  const agencyId = world.agencyFor(step.actor.agency);
  const due = isStopped(step.status) ? null : dueAt(world.calendarOf(agencyId), world.at, step.limit).at;
  return {
    step: step.code,
    stepName: step.name,
    agencyId,
    role: step.actor.role,
    waitsFor: step.joins ?? 1,
    dueAt: due,
  };
}

const markingOf = (state: DossierState): Marking =>
  new Map(state.tasks.map(({ step, arrived }) => [step, arrived]));

const isStopped = (status: DossierStatus): status is 'awaiting-supplement' | 'awaiting-finance' =>
  CLOCK_STOPPED_STATUSES.includes(status);

/**
 * The due time stays unless a wait is over. A dossier that ends while it waits was never made complete: that
 * restarts no limit, it gives back what was left.
 */
function dueAfter(
  { dueAt: due, dueProvisional: provisional, suspension, timeLimit }: DossierState,
  { calendar, at }: PlanningWorld,
  policy: SupplementPolicy,
): ReckonedTime | null {
  if (!due || !suspension) return due && { at: due, provisional };
  return resume(calendar, { ...suspension, dueAt: due }, at, timeLimit, policy);
}
