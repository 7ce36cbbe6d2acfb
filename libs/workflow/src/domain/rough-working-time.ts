import { limitInWords, type TimeLimit } from '#deadline';
import type { Bilingual } from '#platform/problem';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 480;
const WORKING_DAYS_PER_MONTH = 21;

/** What comes in at 15:00 is to be done by 17:00. */
const SAME_DAY_MINUTES = 120;

/**
 * Working minutes of a limit, so that limits of different units can be compared without a calendar: a day has eight
 * hours, and of seven days on the calendar five are worked. Good enough for a warning, never for a due time.
 */
export function roughWorkingMinutes({ amount, unit }: TimeLimit): number {
  switch (unit) {
    case 'working-hour':
      return amount * MINUTES_PER_HOUR;
    case 'working-day':
      return amount * MINUTES_PER_DAY;
    case 'calendar-day':
      return Math.max(1, Math.round((amount * 5) / 7)) * MINUTES_PER_DAY;
    case 'month':
      return amount * WORKING_DAYS_PER_MONTH * MINUTES_PER_DAY;
    case 'same-day':
      return SAME_DAY_MINUTES;
  }
}

/** Working minutes as people say them: in hours below a day, in days from there on. */
export const workingMinutesInWords = (minutes: number): Bilingual =>
  minutes < MINUTES_PER_DAY
    ? limitInWords({ amount: rounded(minutes / MINUTES_PER_HOUR), unit: 'working-hour' })
    : limitInWords({ amount: rounded(minutes / MINUTES_PER_DAY), unit: 'working-day' });

const rounded = (amount: number): number => Math.round(amount * 100) / 100;
