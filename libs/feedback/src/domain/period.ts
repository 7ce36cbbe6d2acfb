import { DateTime } from 'luxon';
import { feedbackProblem } from './feedback.problems.ts';

/** Days figures and lists cover at most: a year. */
export const LONGEST_PERIOD = 366;

/** Days of Viet Nam, `yyyy-MM-dd`, both included. */
export interface Period {
  from: string;
  to: string;
}

/** @throws feedback.period-backwards, feedback.period-too-long */
export function checkPeriod({ from, to }: Period): void {
  if (to < from) throw feedbackProblem('feedback.period-backwards', { from, to });
  const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days + 1;
  if (days > LONGEST_PERIOD) throw feedbackProblem('feedback.period-too-long', { days: LONGEST_PERIOD });
}
