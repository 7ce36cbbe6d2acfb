import { CLOCK_STOPPED_STATUSES, type WorkStep } from '#workflow';
import type { WorkingCalendar } from '#working-calendar';
import type { DossierState, OpenTask } from './dossier-state.ts';
import type { MovedToken } from './move-outcome.ts';
import type { PlannedTask, PlannedTimer } from './planned-change.ts';
import { taskDueAt } from './task-due.ts';
import { timerFiresAt } from './task-timer.ts';

/** A task that takes the place of another. */
export interface MovedTask extends PlannedTask {
  /** Id of the task it replaces. */
  readonly replaces: string;
  readonly arrived: number;
  /** As of the task it replaces: another version takes no lateness away. */
  readonly openedAt: Date;
}

interface World {
  calendarOf(agencyId: number): WorkingCalendar;
  agencyFor(reference: string): number | undefined;
}

/** The tasks of a dossier under another version, due by its limits from when they were opened. */
export const movedTasks = (dossier: DossierState, moves: readonly MovedToken[], world: World): MovedTask[] =>
  moves.map(({ from, arrived, to }) => {
    const agencyId = world.agencyFor(to.actor.agency);
    if (agencyId === undefined) throw new Error(`no agency for ${to.actor.agency}`);
    const task = taskAt(dossier, from);
    const { id, openedAt } = task;
    const calendar = world.calendarOf(agencyId);
    return {
      ...{ replaces: id, openedAt, arrived, agencyId },
      ...{ step: to.code, stepName: to.name, role: to.actor.role, waitsFor: to.joins ?? 1 },
      timeLimit: to.limit,
      dueAt: taskDueAt({ openedAt, timeLimit: to.limit }, dossier, calendar),
      timers: timersOf(to, task, dossier, calendar),
    };
  });

function taskAt({ tasks }: DossierState, step: string): OpenTask {
  const task = tasks.find((one) => one.step === step);
  if (!task) throw new Error(`no open task at ${step}`);
  return task;
}

/** Reckoned from when the task was opened, as its due time is; one that has fired does not fire again under the same code. */
function timersOf(
  to: WorkStep,
  task: OpenTask,
  dossier: DossierState,
  calendar: WorkingCalendar,
): PlannedTimer[] {
  const inWait = CLOCK_STOPPED_STATUSES.includes(to.status);
  const standing = { ...task, waitsFor: to.joins ?? 1 };
  const fired = new Set(task.timers.filter(({ firedAt }) => firedAt !== null).map(({ timer }) => timer.code));
  return (to.timers ?? [])
    .filter(({ code }) => !fired.has(code))
    .map((timer) => ({
      timer,
      inWait,
      firesAt: timerFiresAt(standing, { timer, inWait }, dossier, calendar),
    }));
}
