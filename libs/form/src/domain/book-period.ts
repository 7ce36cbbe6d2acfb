import { DateTime } from 'luxon';
import { formProblem } from './form.problems.ts';

/** Days a book covers at most: a year. */
export const LONGEST_PERIOD = 366;

/** Days of Viet Nam, `yyyy-MM-dd`, both included. */
export interface Period {
  from: string;
  to: string;
}

/** @throws form.period-backwards, form.period-too-long */
export function checkPeriod({ from, to }: Period): void {
  if (to < from) throw formProblem('form.period-backwards', { from, to });
  const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days + 1;
  if (days > LONGEST_PERIOD) throw formProblem('form.period-too-long', { days: LONGEST_PERIOD });
}
