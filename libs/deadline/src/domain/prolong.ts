import { plusDays, type WorkingCalendar } from '#working-calendar';
import { afterMinutes, atClosing, type CountedLimit } from './count-limit.ts';
import type { Measure } from './measure.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Gives back what was suspended in [from, to), in the measure the limit is counted in: docs/deadlines.md, rule 2.
 * @throws NoWorkingTimeError when the calendar's hours end before that
 */
export function prolong(
  calendar: WorkingCalendar,
  due: CountedLimit,
  measure: Measure,
  { from, to }: { readonly from: Date; readonly to: Date },
): CountedLimit {
  switch (measure) {
    case 'working-time': {
      const minutes = calendar.between(from, to);
      return minutes > 0 ? afterMinutes(calendar, due.at, minutes) : due;
    }
    case 'working-days': {
      const days = calendar.workingDaysBetween(openingDate(calendar, from), openingDate(calendar, to));
      if (days === 0) return due;
      return atClosing(calendar, calendar.workingDayAfter(calendar.dateOf(due.at), days));
    }
    case 'calendar-days': {
      const days = civilDaysBetween(calendar.dateOf(from), calendar.dateOf(to));
      return days > 0 ? atClosing(calendar, plusDays(due.lastDay, days)) : due;
    }
  }
}

const openingDate = (calendar: WorkingCalendar, at: Date): string =>
  calendar.dateOf(calendar.nextOpening(at));

const civilDaysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
