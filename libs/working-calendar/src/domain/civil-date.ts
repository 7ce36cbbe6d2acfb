import { DateTime } from 'luxon';

/** A day of the civil calendar in Viet Nam, `yyyy-MM-dd`. Compares as text. */
export type CivilDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the text is a day that exists, in exactly the form `yyyy-MM-dd`. */
export function isCivilDate(date: string): boolean {
  const midnight = utcMidnight(date);
  return !Number.isNaN(midnight) && civilDateOf(midnight / MILLISECONDS_PER_DAY) === date;
}

/**
 * The day's number, counted from 1970-01-01 = 0: the form every reckoning is done in.
 * @throws RangeError when the text is not a civil date
 */
export function dayNumber(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date (yyyy-MM-dd): ${date}`);
  return utcMidnight(date) / MILLISECONDS_PER_DAY;
}

export const civilDateOf = (day: number): CivilDate =>
  new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 'yyyy-MM-dd'.length);

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts them. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const plusDays = (date: CivilDate, days: number): CivilDate => civilDateOf(dayNumber(date) + days);

/** The corresponding day `months` later, or the last day of that month when it has none (Civil Code 2015, art. 148.3). */
export const plusMonths = (date: CivilDate, months: number): CivilDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');

const utcMidnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);
