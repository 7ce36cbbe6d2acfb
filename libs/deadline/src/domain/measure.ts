import type { CountingPolicy } from './deadline-terms.ts';
import type { TimeLimit } from './time-limit.ts';

/** What a limit is counted in, and so what a suspension of it gives back. */
export type Measure = 'working-time' | 'working-days' | 'calendar-days';

/**
 * Provinces that count by whole days do so for working days from the first on; what is shorter, a step of half a day,
 * is counted in working time everywhere.
 */
export function measureOf({ amount, unit }: TimeLimit, counting: CountingPolicy): Measure {
  if (unit === 'calendar-day' || unit === 'month') return 'calendar-days';
  if (counting === 'working-minutes') return 'working-time';
  const wholeDays = unit === 'same-day' || (unit === 'working-day' && amount >= 1);
  return wholeDays ? 'working-days' : 'working-time';
}
