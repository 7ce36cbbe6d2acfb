import type { DeadlineTerms } from '#deadline';
import { type WorkflowDefinition, workStepOf } from '#workflow';
import { type Due, dueOf } from './clock-of-dossier.ts';
import { plannedTask, type PlanningWorld } from './plan-action.ts';
import type { PlannedTask } from './planned-change.ts';
import { receptionDueAt } from './task-due.ts';

/** What a dossier begins with. */
export interface PlannedReception {
  /** The appointment. */
  due: Due;
  task: PlannedTask;
}

/** Works out what a reception at the world's instant begins with. Pure, as planning an action is. */
export function planReception(
  workflow: WorkflowDefinition,
  terms: DeadlineTerms,
  world: PlanningWorld,
): PlannedReception {
  const { at } = world;
  const history = { receivedAt: at, suspensions: [], phaseStarts: [], extension: null, endedAt: null };
  const task = plannedTask(workStepOf(workflow, workflow.initial), terms.counting, world);
  const calendar = world.calendarOf(task.agencyId);
  return {
    due: dueOf(terms, history, world),
    task: { ...task, dueAt: receptionDueAt(calendar, at, task.timeLimit, terms.counting) },
  };
}
