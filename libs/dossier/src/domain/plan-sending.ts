import { agenciesProblem } from './agencies.problems.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState, OpenTask } from './dossier-state.ts';
import type { PlanningWorld } from './plan-action.ts';
import { unchanged } from './reckoned.ts';
import type { PlannedChange } from './planned-change.ts';
import { taskDueAt } from './task-due.ts';
import { retimedTimers } from './task-timer.ts';

/** Where a task is sent, and on what ground. */
export interface Sending {
  readonly agencyId: number;
  readonly reason: string;
  readonly paper: string;
}

type World = Pick<PlanningWorld, 'calendarOf'>;

/**
 * An open task goes to the same post of another agency. The dossier's own due time stays; the task's is reckoned from when
 * it was opened, on the calendar of whoever has it now: nobody wins time by sending.
 * @throws dossier.same-agency, .branches-missing, .clock-stands-still
 */
export function planSending(
  state: DossierState,
  task: OpenTask,
  { agencyId, reason, paper }: Sending,
  { calendarOf }: World,
  agencyName: (agencyId: number) => string,
): PlannedChange {
  if (task.agencyId === agencyId) {
    throw agenciesProblem('dossier.same-agency', { agency: agencyName(agencyId) });
  }
  if (suspendedByAct(state)) throw dossierProblem('dossier.clock-stands-still');
  if (task.arrived < task.waitsFor) {
    const { stepName: step, arrived, waitsFor: expected } = task;
    throw dossierProblem('dossier.branches-missing', { step, arrived, expected });
  }
  const dueAt = task.dueAt && taskDueAt(task, state, calendarOf(agencyId));
  return {
    ...unchanged(state),
    handed: { kind: 'sent', task, agencyId, dueAt, reason, paper },
    joins: [agencyId],
    retimesTimers: retimedTimers([task], state, () => calendarOf(agencyId)),
  };
}
