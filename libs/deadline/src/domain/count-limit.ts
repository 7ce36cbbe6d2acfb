import {
  type CivilDate,
  plusDays,
  plusMonths,
  type ReckonedTime,
  type WorkingCalendar,
} from '#working-calendar';
import type { CountingPolicy } from './deadline-terms.ts';
import { measureOf } from './measure.ts';
import { startsNextDay } from './same-day-cut-off.ts';
import type { TimeLimit } from './time-limit.ts';

const MINUTES_PER_HOUR = 60;

/** A half month is fifteen days (Civil Code 2015, art. 146.1). */
const DAYS_PER_MONTH = 30;

/** Where a count of a limit ends. */
export interface CountedLimit extends ReckonedTime {
  /** The day it ends on before it is moved off a day off; for limits of working time the day of `at`. */
  readonly lastDay: CivilDate;
}

/**
 * When a limit runs out that starts at `start`: docs/deadlines.md, rule 1.
 * @throws NoWorkingTimeError when the calendar's hours end before the limit does
 */
export function countLimit(
  calendar: WorkingCalendar,
  start: Date,
  limit: TimeLimit,
  counting: CountingPolicy,
): CountedLimit {
  const opening = calendar.nextOpening(start);
  const openingDate = calendar.dateOf(opening);
  if (limit.unit === 'same-day') {
    return atClosing(calendar, startsNextDay(opening) ? plusDays(openingDate, 1) : openingDate);
  }
  switch (measureOf(limit, counting)) {
    case 'working-time':
      return afterMinutes(calendar, opening, minutesOf(calendar, limit, openingDate));
    case 'working-days':
      return atClosing(calendar, calendar.workingDayAfter(openingDate, Math.ceil(limit.amount)));
    case 'calendar-days': {
      const lastDay = civilDaysLater(calendar.dateOf(start), limit);
      // A limit of nothing, received after closing, is not due before it was received.
      const passed = calendar.workingDayFrom(lastDay) < openingDate;
      return atClosing(calendar, passed ? openingDate : lastDay);
    }
  }
}

/** The working minutes of a limit of hours or days, with a day as long as it is on `date`. */
export const minutesOf = (calendar: WorkingCalendar, { amount, unit }: TimeLimit, date: CivilDate): number =>
  Math.round(amount * (unit === 'working-hour' ? MINUTES_PER_HOUR : calendar.dayLength(date)));

/** `minutes` of working time after `start`; `start` itself, without its seconds, when there is nothing to wait for. */
export function afterMinutes(calendar: WorkingCalendar, start: Date, minutes: number): CountedLimit {
  const reckoned = calendar.add(start, minutes);
  return { ...reckoned, lastDay: calendar.dateOf(reckoned.at) };
}

/** The closing of `lastDay`, or of the next working day when it is a day off (Civil Code 2015, art. 148.5). */
export function atClosing(calendar: WorkingCalendar, lastDay: CivilDate): CountedLimit {
  const workingDay = calendar.workingDayFrom(lastDay);
  return { at: calendar.closingOf(workingDay), provisional: !calendar.isPublished(workingDay), lastDay };
}

/**
 * The last day of a limit of calendar days or months from `date`, which is not counted (Civil Code 2015, art. 147.2). A part
 * of a day counts as a day.
 */
export function civilDaysLater(date: CivilDate, { amount, unit }: TimeLimit): CivilDate {
  if (unit === 'calendar-day') return plusDays(date, Math.ceil(amount));
  const whole = Math.floor(amount);
  return plusDays(plusMonths(date, whole), Math.round((amount - whole) * DAYS_PER_MONTH));
}
