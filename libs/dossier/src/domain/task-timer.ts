import { type CountingPolicy, stepDueAt } from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { isOpen, type WorkStep } from '#workflow';
import { endedSuspensions, openSuspension, suspendedByAct } from './clock-of-dossier.ts';
import type { DossierClock, OpenTask, TaskTimer } from './dossier-state.ts';
import type { PlannedTimer, RetimedTimer } from './planned-change.ts';

/** The timers of a task that opens now, or of a join another branch has reached: they begin anew with its due time. */
export const plannedTimers = (
  step: WorkStep,
  inWait: boolean,
  { at, arrived, counting }: { at: Date; arrived: number; counting: CountingPolicy },
  calendar: WorkingCalendar,
): PlannedTimer[] =>
  (step.timers ?? []).map((timer) => ({
    timer,
    inWait,
    firesAt: isOpen(step, arrived) ? stepDueAt(calendar, at, timer.after, counting) : null,
  }));

/** Timers that are still to fire and fire at another time once the clock is as given. */
export const retimedTimers = (
  tasks: readonly OpenTask[],
  clock: Pick<DossierClock, 'terms' | 'suspensions'>,
  calendarOf: (agencyId: number) => WorkingCalendar,
): RetimedTimer[] =>
  tasks.flatMap((task) =>
    task.timers
      .filter(({ firedAt }) => firedAt === null)
      .map((timer) => ({ timer, firesAt: timerFiresAt(task, timer, clock, calendarOf(task.agencyId)) }))
      .filter(({ timer, firesAt }) => timer.firesAt?.getTime() !== firesAt?.getTime())
      .map(({ timer: { timer }, firesAt }) => ({ taskId: task.id, code: timer.code, firesAt })),
  );

/**
 * When a timer of an open task fires: reckoned as a due time is, on the calendar of the agency that acts, without what was
 * suspended. `null` while an act suspends the dossier, and while it waits in another step.
 */
export function timerFiresAt(
  { openedAt, arrived, waitsFor }: Pick<OpenTask, 'openedAt' | 'arrived' | 'waitsFor'>,
  { timer, inWait }: Pick<TaskTimer, 'timer' | 'inWait'>,
  clock: Pick<DossierClock, 'terms' | 'suspensions'>,
  calendar: WorkingCalendar,
): Date | null {
  const standsStill = inWait ? suspendedByAct(clock) : openSuspension(clock);
  if (!clock.terms || standsStill || arrived < waitsFor) return null;
  return stepDueAt(calendar, openedAt, timer.after, clock.terms.counting, endedSuspensions(clock));
}
