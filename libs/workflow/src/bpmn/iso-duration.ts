import { Duration } from 'luxon';
import type { TimeLimit } from '#deadline';

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
const HOURS_PER_DAY = 24;
const WORKING_DAYS_PER_WEEK = 5;
const WORKING_HOURS_PER_DAY = 8;
/** Limits are stated in quarters of their unit. */
const QUARTERS = 4;

/** What looks like an ISO 8601 duration within other words; whether it is one is for the library to say. */
const CANDIDATE = /(?<![A-Za-z0-9])P(?=[\dT])[\d.,YMWDTHS]*[YMWDHS](?![A-Za-z0-9])/g;

/** A duration that was found in a text. */
export interface FoundDuration {
  readonly text: string;
  readonly duration: Duration;
}

/** The first ISO 8601 duration in a text or an expression. */
export function durationIn(text: string | undefined): FoundDuration | undefined {
  for (const [found] of text?.matchAll(CANDIDATE) ?? []) {
    const duration = Duration.fromISO(found.replaceAll(',', '.'));
    if (duration.isValid) return { text: found, duration };
  }
  return undefined;
}

/** Civil time as an ISO 8601 duration; nothing for working time, which that has no word for. */
export function isoDuration({ amount, unit }: TimeLimit): string | undefined {
  if (amount === 0) return undefined;
  if (unit === 'calendar-day') return Duration.fromObject({ days: amount }).toISO();
  return unit === 'month' ? Duration.fromObject({ months: amount }).toISO() : undefined;
}

/** Civil time as it is said; less than a day can only be meant as hours of work. */
export function civilLimit(duration: Duration): TimeLimit | undefined {
  const { months, days, hours } = partsOf(duration, DAYS_PER_WEEK);
  if (months > 0) return inMonths(months, days + hours);
  return days === 0 && hours < HOURS_PER_DAY
    ? { amount: quartersUp(hours), unit: 'working-hour' }
    : { amount: quartersUp(days + hours / HOURS_PER_DAY), unit: 'calendar-day' };
}

/** Time of work, as internal processes are reckoned in: days of eight hours, weeks of five days. */
export function workingLimit(duration: Duration): TimeLimit | undefined {
  const { months, days, hours } = partsOf(duration, WORKING_DAYS_PER_WEEK);
  if (months > 0) return inMonths(months, days + hours);
  return hours > 0
    ? { amount: quartersUp(days * WORKING_HOURS_PER_DAY + hours), unit: 'working-hour' }
    : { amount: quartersUp(days), unit: 'working-day' };
}

/** No limit mixes months with less. */
const inMonths = (months: number, less: number): TimeLimit | undefined =>
  less > 0 ? undefined : { amount: quartersUp(months), unit: 'month' };

const partsOf = (duration: Duration, daysPerWeek: number) => ({
  months: duration.years * MONTHS_PER_YEAR + duration.months,
  days: duration.weeks * daysPerWeek + duration.days,
  hours: duration.hours + duration.minutes / 60 + duration.seconds / 3600,
});

const quartersUp = (amount: number): number => Math.ceil(amount * QUARTERS) / QUARTERS;
