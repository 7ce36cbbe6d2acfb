import type { WorkingCalendar } from '#working-calendar';
import { afterMinutes, atClosing, civilDaysLater, type CountedLimit, minutesOf } from './count-limit.ts';
import type { CountingPolicy } from './deadline-terms.ts';
import { type Measure, measureOf } from './measure.ts';
import type { TimeLimit } from './time-limit.ts';

/**
 * The due time moved by an extension that was granted: docs/deadlines.md, rule 4.
 * @throws NoWorkingTimeError when the calendar's hours end before that
 */
export function extend(
  calendar: WorkingCalendar,
  due: Date,
  by: TimeLimit,
  counting: CountingPolicy,
): CountedLimit {
  const dueDate = calendar.dateOf(due);
  switch (measureOf(by, counting)) {
    case 'working-time':
      return afterMinutes(calendar, due, minutesOf(calendar, by, dueDate));
    case 'working-days':
      return atClosing(calendar, calendar.workingDayAfter(dueDate, Math.ceil(by.amount)));
    case 'calendar-days':
      return atClosing(calendar, civilDaysLater(dueDate, by));
  }
}

/**
 * Whether an apology comes at the latest one working day before the limit (NĐ 61/2018 Đ.19.9).
 * @param measure of the limit that is extended
 */
export function isInTimeToExtend(calendar: WorkingCalendar, due: Date, measure: Measure, at: Date): boolean {
  const dueDate = calendar.dateOf(due);
  if (measure === 'working-time') return calendar.between(at, due) >= calendar.dayLength(dueDate);
  return calendar.workingDaysBetween(calendar.dateOf(at), dueDate) >= 1;
}
