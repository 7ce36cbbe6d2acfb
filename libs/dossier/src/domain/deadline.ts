import { dueAt, type ReckonedTime, type TimeLimit, type WorkingCalendar } from '#working-calendar';

/** What happens to the limit once a supplement has come in: provinces do either. */
export type SupplementPolicy = 'restart' | 'extend';

export interface PausedClock {
  reason: 'awaiting-supplement' | 'awaiting-finance';
  startedAt: Date;
  /** The due time when the clock stopped. */
  dueAt: Date;
}

/**
 * The due time after the applicant has done their part. A restart counts the whole limit again (NĐ 61/2018
 * Đ.19.4); otherwise, and always for a financial obligation, the working time that was left is given back.
 * A dossier already late when the clock stopped stays late: asking for papers mends no delay.
 */
export function resume(
  calendar: WorkingCalendar,
  paused: PausedClock,
  at: Date,
  limit: TimeLimit,
  policy: SupplementPolicy,
): ReckonedTime {
  if (paused.startedAt > paused.dueAt) {
    return { at: paused.dueAt, provisional: !calendar.isPublished(calendar.dateOf(paused.dueAt)) };
  }
  if (paused.reason === 'awaiting-supplement' && policy === 'restart') return dueAt(calendar, at, limit);
  return calendar.add(at, calendar.between(paused.startedAt, paused.dueAt));
}
