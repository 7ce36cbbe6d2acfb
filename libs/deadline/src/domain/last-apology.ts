import { startOfDay } from '#platform/clock';
import { plusDays, type WorkingCalendar } from '#working-calendar';
import type { DeadlineTerms } from './deadline-terms.ts';
import { measureOf } from './measure.ts';

const MILLISECOND = 1;

/**
 * The last instant at which an apology with a new appointment is in time: one working day before the limit (NĐ 61/2018 Đ.19.9), as
 * {@link isInTimeToExtend} says it.
 * @param phase the present one, from 1
 * @throws NoWorkingTimeError when the calendar's hours began less than that before
 */
export function lastApologyAt(
  calendar: WorkingCalendar,
  due: Date,
  { phases, counting }: Pick<DeadlineTerms, 'phases' | 'counting'>,
  phase: number,
): Date {
  const limit = phases[phase - 1];
  if (!limit) throw new RangeError(`the terms have no phase ${phase}`);
  const dueDate = calendar.dateOf(due);
  if (measureOf(limit, counting) === 'working-time') {
    return calendar.add(due, -calendar.dayLength(dueDate)).at;
  }
  let last = plusDays(dueDate, -1);
  while (!calendar.isWorkingDay(last)) last = plusDays(last, -1);
  const midnight = new Date(`${plusDays(last, 1)}T00:00:00+07:00`);
  return new Date(startOfDay(midnight).getTime() - MILLISECOND);
}
