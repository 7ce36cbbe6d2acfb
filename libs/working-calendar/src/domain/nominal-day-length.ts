import { totalMinutes } from './day-hours.ts';
import type { OpeningRules } from './opening-rules.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The working minutes most working weekdays have under the pattern in force on `day` (a day number); the longer when two
 * are as frequent; `null` when no hours are in force.
 */
export function nominalDayLength(rules: Pick<OpeningRules, 'weekdayHours'>, day: number): number | null {
  const frequency = new Map<number, number>();
  for (const weekday of WEEKDAYS) {
    const length = totalMinutes(rules.weekdayHours(weekday, day));
    if (length > 0) frequency.set(length, (frequency.get(length) ?? 0) + 1);
  }
  const [usual] = [...frequency].sort(([a, often], [b, oftener]) => oftener - often || b - a);
  return usual?.[0] ?? null;
}
