import type { WorkingCalendar } from '#working-calendar';
import { countLimit } from './count-limit.ts';
import type { EndedSuspension } from './deadline.ts';
import type { CountingPolicy } from './deadline-terms.ts';
import { measureOf } from './measure.ts';
import { prolong } from './prolong.ts';
import type { TimeLimit } from './time-limit.ts';

/**
 * When a step of the workflow is due that opened at `openedAt` and stood still while the dossier's clock did:
 * docs/deadlines.md, rule 6.
 * @param calendar of the agency that acts
 * @param suspensions ended ones, in the order of time; those over before it opened change nothing
 */
export function stepDueAt(
  calendar: WorkingCalendar,
  openedAt: Date,
  limit: TimeLimit,
  counting: CountingPolicy,
  suspensions: readonly EndedSuspension[] = [],
): Date {
  const measure = measureOf(limit, counting);
  let due = countLimit(calendar, openedAt, limit, counting);
  for (const { from, to } of suspensions) {
    const stoodStillFrom = from > openedAt ? from : openedAt;
    if (to <= stoodStillFrom || calendar.dateOf(stoodStillFrom) > calendar.dateOf(due.at)) continue;
    due = prolong(calendar, due, measure, { from: stoodStillFrom, to });
  }
  return due.at;
}

/**
 * Reception hands a dossier over on the day of receipt, or on the next working day for what came in from 15:00 on
 * (NĐ 61/2018 Đ.18): the same rule as for a same-day result.
 */
export const HAND_OVER_LIMIT: TimeLimit = { amount: 0, unit: 'same-day' };

/** An online submission is accepted or refused within 8 working hours (NĐ 45/2020). */
export const ACCEPTANCE_LIMIT: TimeLimit = { amount: 8, unit: 'working-hour' };
