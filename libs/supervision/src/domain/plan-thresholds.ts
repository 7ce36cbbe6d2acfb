import { presentLimit, reckonDeadline, type RunningLimit, shareOfLimitAt } from '#deadline';
import type { RunningClock } from '#dossier';
import { NoWorkingTimeError, type WorkingCalendar } from '#working-calendar';
import type { Ladder, Threshold, ToldRung } from './ladder.ts';

/** Of the dossier as a whole, in the place of a task. */
export const WHOLE_DOSSIER = '0';

/** A threshold as it is kept until it fires. */
export interface PlannedThreshold {
  dossierId: string;
  /** A bigint, as text. */
  taskId: string;
  share: number;
  /** When the limit was given it is a share of. */
  givenAt: Date;
  dueAt: Date;
  firesAt: Date;
  tell: readonly ToldRung[];
  /** It had passed when the ladder came into force: only what waits already is kept. */
  passed: boolean;
}

/** Which ladder a dossier climbs, and since when that is so. */
export interface LadderInForce {
  readonly ladder: Ladder;
  readonly from: Date;
}

/** The calendar of an agency, newest or as of a revision. */
export type CalendarOf = (agencyId: number) => WorkingCalendar;

/**
 * When each threshold of a running dossier and of its open steps is reached. Pure.
 * @param calendarOf agencies, by the calendar the dossier was last reckoned with
 */
export function planThresholds(
  clock: RunningClock,
  { ladder, from }: LadderInForce,
  calendarOf: CalendarOf,
): PlannedThreshold[] {
  const suspensions = clock.history.suspensions.flatMap((wait) =>
    wait.to ? [{ ...wait, to: wait.to }] : [],
  );
  const calendar = calendarOf(clock.leadAgencyId);
  const limit = presentLimit(reckonDeadline(clock.terms, clock.history, calendar));
  const planned = (
    taskId: string,
    running: RunningLimit,
    { givenAt, of, by }: { givenAt: Date; of: readonly Threshold[]; by: WorkingCalendar },
  ): PlannedThreshold[] =>
    of.flatMap(({ share, tell }) => {
      const firesAt = reached(by, running, share);
      if (!firesAt) return [];
      const { dueAt } = running;
      return [{ dossierId: clock.id, taskId, share, givenAt, dueAt, firesAt, tell, passed: firesAt <= from }];
    });
  return [
    ...planned(
      WHOLE_DOSSIER,
      { from: limit.from, dueAt: clock.dueAt, suspensions },
      { givenAt: limit.givenAt, of: ladder.dossier, by: calendar },
    ),
    ...clock.tasks.flatMap(({ id, agencyId, openedAt, dueAt }) =>
      planned(
        id,
        { from: openedAt, dueAt, suspensions },
        { givenAt: openedAt, of: ladder.step, by: calendarOf(agencyId) },
      ),
    ),
  ];
}

/** An agency that never opens again reaches nothing more. */
function reached(calendar: WorkingCalendar, limit: RunningLimit, share: number): Date | null {
  try {
    return shareOfLimitAt(calendar, limit, share);
  } catch (error) {
    if (error instanceof NoWorkingTimeError) return null;
    throw error;
  }
}
