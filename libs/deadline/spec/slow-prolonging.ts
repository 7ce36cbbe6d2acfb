import type { CountingPolicy } from '../src/domain/deadline-terms.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import type { LaidOutCalendar } from './laid-out-calendar.ts';
import { atMinute, closing, type SlowDue, slowMeasure } from './slow-limit.ts';

/** Rule 2: the due time moved by what was suspended, in the measure of its limit; by nothing, it stays where it is. */
export function slowlyProlonged(
  calendar: LaidOutCalendar,
  due: SlowDue,
  limit: TimeLimit,
  counting: CountingPolicy,
  { from, to }: { from: number; to: number },
): SlowDue {
  const measure = slowMeasure(limit, counting);
  if (measure === 'minutes') {
    return atMinute(calendar, calendar.walk(due.due, calendar.openMinutes(from, to)));
  }
  if (measure === 'calendar-days') {
    const days = calendar.dayOf(to) - calendar.dayOf(from);
    return days > 0 ? closing(calendar, due.lastDay + days) : due;
  }
  const stopped = calendar.dayOf(calendar.openingOf(from));
  const resumed = calendar.dayOf(calendar.openingOf(to));
  const days = calendar.workingDays(stopped, resumed);
  return days > 0 ? closing(calendar, calendar.workingDayAfter(calendar.dayOf(due.due), days)) : due;
}
