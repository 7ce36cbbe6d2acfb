import {
  type CountingPolicy,
  type EndedSuspension,
  HAND_OVER_LIMIT,
  stepDueAt,
  type TimeLimit,
} from '#deadline';
import type { WorkingCalendar } from '#working-calendar';
import { endedSuspensions, openSuspension } from './clock-of-dossier.ts';
import type { DossierClock, DossierState, OpenTask } from './dossier-state.ts';
import type { RetimedTask } from './planned-change.ts';

/**
 * When the task of reception is due: by the limit of its step and by the rule of the hand-over, whichever comes first.
 * @param calendar of the agency that acts
 */
export function receptionDueAt(
  calendar: WorkingCalendar,
  receivedAt: Date,
  limit: TimeLimit,
  counting: CountingPolicy,
  suspensions: readonly EndedSuspension[] = [],
): Date {
  const [byStep, byHandOver] = [limit, HAND_OVER_LIMIT].map((one) =>
    stepDueAt(calendar, receivedAt, one, counting, suspensions),
  ) as [Date, Date];
  return byStep < byHandOver ? byStep : byHandOver;
}

type TimedDossier = DossierClock & Pick<DossierState, 'status'>;

/** Open tasks whose due time is another once the clock is as given. */
export function retimed(
  tasks: readonly OpenTask[],
  clock: TimedDossier,
  calendarOf: (agencyId: number) => WorkingCalendar,
): RetimedTask[] {
  return tasks
    .map((task) => ({ task, dueAt: taskDueAt(task, clock, calendarOf(task.agencyId)) }))
    .filter(({ task, dueAt }) => task.dueAt?.getTime() !== dueAt?.getTime())
    .map(({ task: { id }, dueAt }) => ({ id, dueAt }));
}

/** A task stands still, and has no due time, while its dossier's clock does. */
export function taskDueAt(
  { openedAt, timeLimit }: Pick<OpenTask, 'openedAt' | 'timeLimit'>,
  clock: TimedDossier,
  calendar: WorkingCalendar,
): Date | null {
  const { receivedAt, status, terms } = clock;
  if (!terms || openSuspension(clock)) return null;
  // A dossier sent back to the desk is received, too, but not then.
  const isReception = status === 'received' && openedAt.getTime() === receivedAt.getTime();
  const dueAt = isReception ? receptionDueAt : stepDueAt;
  return dueAt(calendar, openedAt, timeLimit, terms.counting, endedSuspensions(clock));
}
