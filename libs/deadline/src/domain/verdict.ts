import { startOfDay } from '#platform/clock';
import type { WorkingCalendar } from '#working-calendar';

/** How a finish is held against a due time: by date, as official reports do, or by instant. */
export const COMPARISONS = ['by-date', 'by-instant'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Punctuality = 'early' | 'on-time' | 'late';

/** What is held against the finish. */
export interface Appointment {
  readonly dueAt: Date | null;
  /** Counts as late whatever comes. */
  readonly missed: boolean;
}

const MILLISECONDS_PER_MINUTE = 60_000;
/** Viet Nam's days are all of one length. */
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * The one place that says what is late: whatever was due before this instant is late at `at`. By date that is the
 * beginning of the day, so a dossier due today is not late; by instant that of the minute, as seconds are dropped.
 * Lists and counts compare with it in SQL.
 */
export const lateIfDueBefore = (at: Date, comparison: Comparison): Date =>
  comparison === 'by-date'
    ? startOfDay(at)
    : new Date(at.getTime() - (at.getTime() % MILLISECONDS_PER_MINUTE));

/** The first instant at which what is due at `dueAt` is late. */
export const lateFrom = (dueAt: Date, comparison: Comparison): Date =>
  comparison === 'by-date'
    ? new Date(startOfDay(dueAt).getTime() + MILLISECONDS_PER_DAY)
    : new Date(dueAt.getTime() - (dueAt.getTime() % MILLISECONDS_PER_MINUTE) + MILLISECONDS_PER_MINUTE);

export const isLate = ({ dueAt, missed }: Appointment, at: Date, comparison: Comparison): boolean =>
  dueAt !== null && (missed || dueAt < lateIfDueBefore(at, comparison));

/** Early, on time or late, for a dossier that was finished at `finishedAt`; without a due time it is on time. */
export function punctualityOf(
  appointment: Appointment,
  finishedAt: Date,
  comparison: Comparison,
): Punctuality {
  if (isLate(appointment, finishedAt, comparison)) return 'late';
  if (appointment.dueAt === null) return 'on-time';
  const early = finishedAt < lateIfDueBefore(appointment.dueAt, comparison);
  return early ? 'early' : 'on-time';
}

export interface Overrun {
  /** Working minutes past the due time, without those suspended. */
  readonly workingMinutes: number;
  /** Working days from the due date to the date of the finish. */
  readonly workingDays: number;
}

/** By how much a due time was overrun at `at`; nothing when it was not. */
export function overrunOf(
  calendar: WorkingCalendar,
  dueAt: Date,
  at: Date,
  suspensions: readonly { readonly from: Date; readonly to: Date | null }[],
): Overrun {
  const suspended = suspensions.reduce((sum, { from, to }) => {
    const end = to === null || to > at ? at : to;
    return sum + Math.max(0, calendar.between(from > dueAt ? from : dueAt, end));
  }, 0);
  return {
    workingMinutes: Math.max(0, calendar.between(dueAt, at) - suspended),
    workingDays: calendar.workingDaysBetween(calendar.dateOf(dueAt), calendar.dateOf(at)),
  };
}
