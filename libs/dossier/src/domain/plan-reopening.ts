import type { Suspension } from '#deadline';
import {
  type DossierStatus,
  isOpen,
  isWork,
  Landings,
  type WorkflowDefinition,
  type WorkStep,
  workStepOf,
} from '#workflow';
import { demandNothing, erased, firstOf, neverTakenIn, notEnded } from './act-hindrances.ts';
import { dueOf, historyOf, termsOfDossier } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState } from './dossier-state.ts';
import { plannedTask, type PlanningWorld } from './plan-action.ts';
import type { PlannedChange } from './planned-change.ts';
import { unchanged } from './reckoned.ts';

/** To what a decision reopens a dossier, and by which paper. */
export interface Reopening {
  step: string;
  paper: string;
}

/** A dossier goes back to where it is worked on: neither to a wait for the applicant nor to a result that stands. */
const WORKED_ON: readonly DossierStatus[] = ['received', 'processing'];

/**
 * A dossier that had ended goes on from a step it has been at. What lay between the end and now is nobody's time; what was
 * late when it ended is late for good.
 * @param visited steps it has been at, by code
 * @throws dossier.never-taken-in, .personal-data-erased, .not-ended, .step-not-reopened
 */
export function planReopening(
  state: DossierState,
  { step: code, paper }: Reopening,
  { workflow, visited }: { workflow: WorkflowDefinition; visited: readonly string[] },
  world: PlanningWorld,
): PlannedChange {
  demandNothing(firstOf(neverTakenIn, erased, notEnded)(state));
  const steps = reopenableSteps(workflow, visited);
  if (!steps.some((one) => one.code === code)) {
    throw dossierProblem(
      'dossier.step-not-reopened',
      { step: code, steps: steps.map((one) => `${one.code} (${one.name})`).join(', ') },
      { steps: steps.map((one) => one.code) },
    );
  }
  const step = workStepOf(workflow, code);
  const inserts: Suspension = { reason: 'closed', paper, from: endOf(state), to: world.at };
  const suspensions = [...state.suspensions, { id: '0', ...inserts }];
  const after = { ...state, suspensions, completedAt: null, closedAt: null };
  const terms = termsOfDossier(state);
  return {
    ...unchanged(state),
    status: step.status,
    due: dueOf(terms, historyOf(after), world),
    clock: 'running',
    completedAt: null,
    closedAt: null,
    closesEveryTask: true,
    opensTasks: [plannedTask(step, terms.counting, world)],
    toSteps: [code],
    inserts,
  };
}

/** Where a dossier alone can come to stand, of the steps it has been at and the first: no branch is missing from there on. */
export function reopenableSteps(workflow: WorkflowDefinition, visited: readonly string[]): WorkStep[] {
  const landings = new Landings(workflow);
  return workflow.steps
    .filter(isWork)
    .filter((step) => WORKED_ON.includes(step.status) && isOpen(step, 1))
    .filter(({ code }) => code === workflow.initial || visited.includes(code))
    .filter(({ code }) => landings.has(new Map([[code, 1]])));
}

function endOf({ id, completedAt, closedAt }: DossierState): Date {
  const end = completedAt ?? closedAt;
  if (!end) throw new Error(`the clock of ${id} has ended, and nothing says when`);
  return end;
}
