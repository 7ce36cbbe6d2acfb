import type { CountingPolicy } from '../src/domain/deadline-terms.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import type { LaidOutCalendar } from './laid-out-calendar.ts';

const THREE_O_CLOCK = 15 * 60;

/** A due time of the model. */
export interface SlowDue {
  /** The minute. */
  due: number;
  /** The day it fell on before it was moved off a day off. */
  lastDay: number;
}

/** What a limit is counted in, and therefore what a suspension prolongs it by. */
export type SlowMeasure = 'minutes' | 'working-days' | 'calendar-days';

export function slowMeasure({ amount, unit }: TimeLimit, counting: CountingPolicy): SlowMeasure {
  if (unit === 'calendar-day' || unit === 'month') return 'calendar-days';
  const whole = unit === 'same-day' || (unit === 'working-day' && amount >= 1);
  return whole && counting === 'whole-days' ? 'working-days' : 'minutes';
}

/** Rule 1: a limit from its start. */
export function slowLimit(
  calendar: LaidOutCalendar,
  start: number,
  limit: TimeLimit,
  counting: CountingPolicy,
): SlowDue {
  const opening = calendar.openingOf(start);
  const openingDay = calendar.dayOf(opening);
  const { amount, unit } = limit;
  if (unit === 'same-day') {
    const late = calendar.minuteOfDay(opening) >= THREE_O_CLOCK;
    return closing(calendar, late ? calendar.workingDayAfter(openingDay, 1) : openingDay);
  }
  if (unit === 'calendar-day' || unit === 'month') {
    const last = daysLater(calendar, calendar.dayOf(start), limit);
    const onDay = closing(calendar, last);
    return calendar.dayOf(onDay.due) < openingDay ? closing(calendar, openingDay) : onDay;
  }
  if (slowMeasure(limit, counting) === 'working-days') {
    return closing(calendar, calendar.workingDayAfter(openingDay, Math.ceil(amount)));
  }
  return atMinute(calendar, calendar.walk(opening, minutesOf(calendar, limit, openingDay)));
}

/** A limit of hours or working days in minutes, as long as a day is on that day. */
export const minutesOf = (calendar: LaidOutCalendar, { amount, unit }: TimeLimit, day: number): number =>
  unit === 'working-hour' ? Math.round(amount * 60) : Math.round(amount * calendar.dayLength(day));

/** So many calendar days or months after a day, moved off no day off yet. */
export function daysLater(calendar: LaidOutCalendar, day: number, { amount, unit }: TimeLimit): number {
  if (unit === 'calendar-day') return day + Math.ceil(amount);
  const [year, month, dayOfMonth] = calendar.dateOf(day).split('-').map(Number) as [number, number, number];
  const months = Math.floor(amount);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)));
  return calendar.dayOfDate(target.toISOString().slice(0, 10)) + Math.round((amount - months) * 30);
}

/** When the office closes on a day, or on the next working day. */
export const closing = (calendar: LaidOutCalendar, lastDay: number): SlowDue => ({
  due: calendar.closingOf(calendar.workingDayFrom(lastDay)),
  lastDay,
});

export const atMinute = (calendar: LaidOutCalendar, due: number): SlowDue => ({
  due,
  lastDay: calendar.dayOf(due),
});
