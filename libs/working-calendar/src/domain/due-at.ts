import { plusDays, plusMonths, type CivilDate } from './civil-date.ts';
import type { TimeLimit } from './time-limit.ts';
import { minuteOfDay, wallMinute } from './wall-clock.ts';
import type { ReckonedTime, WorkingCalendar } from './working-calendar.ts';

const MINUTES_PER_HOUR = 60;

/** From 15:00 on, a dossier counts as taken in at the start of the next working day (Decree 61/2018, art. 18). */
const SAME_DAY_CUT_OFF = 15 * MINUTES_PER_HOUR;

/** A half month is fifteen days (Civil Code 2015, art. 146.1). */
const DAYS_PER_MONTH = 30;

/**
 * When a limit runs out for a dossier received at `receivedAt`.
 * - working hours and days: that much working time from the next opening; a day is the `dayLength` in force then, and a
 *   part of a minute is rounded. Nothing to wait for (0): the next opening, or `receivedAt` when open.
 * - calendar days and months: the day of receipt is not counted (Civil Code art. 147.2); due when the office closes on the
 *   last day, or on the next working day when that is a day off (art. 148.5). A part of a day counts as a day.
 * - same day: when the office closes; on the next working day for what arrives from 15:00 on (Decree 61/2018 art. 18, Hà
 *   Nội decision 1811). What arrives while closed counts as arriving at the next opening.
 * @throws NoWorkingTimeError when the calendar's hours end before the limit does
 */
export function dueAt(calendar: WorkingCalendar, receivedAt: Date, limit: TimeLimit): ReckonedTime {
  const start = calendar.nextOpening(receivedAt);
  const startDate = calendar.dateOf(start);
  const receiptDate = calendar.dateOf(receivedAt);
  switch (limit.unit) {
    case 'working-hour':
      return afterWorkingMinutes(calendar, start, limit.amount * MINUTES_PER_HOUR);
    case 'working-day':
      return afterWorkingMinutes(calendar, start, limit.amount * calendar.dayLength(startDate));
    case 'calendar-day':
      return atClosing(calendar, latest(startDate, plusDays(receiptDate, Math.ceil(limit.amount))));
    case 'month':
      return atClosing(calendar, latest(startDate, monthsLater(receiptDate, limit.amount)));
    case 'same-day': {
      const inTime = minuteOfDay(wallMinute(start)) < SAME_DAY_CUT_OFF;
      return atClosing(calendar, inTime ? startDate : plusDays(startDate, 1));
    }
  }
}

function afterWorkingMinutes(calendar: WorkingCalendar, start: Date, minutes: number): ReckonedTime {
  const whole = Math.round(minutes);
  if (whole > 0) return calendar.add(start, whole);
  return { at: start, provisional: !calendar.isPublished(calendar.dateOf(start)) };
}

function atClosing(calendar: WorkingCalendar, date: CivilDate): ReckonedTime {
  const workingDay = calendar.workingDayFrom(date);
  return { at: calendar.closingOf(workingDay), provisional: !calendar.isPublished(workingDay) };
}

function monthsLater(date: CivilDate, months: number): CivilDate {
  const whole = Math.floor(months);
  return plusDays(plusMonths(date, whole), Math.round((months - whole) * DAYS_PER_MONTH));
}

/** Keeps a limit of nothing, received after closing, from being due before it was received. */
const latest = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
