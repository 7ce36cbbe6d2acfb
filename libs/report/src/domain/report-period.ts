import { DateTime } from 'luxon';
import { civilDate, readableDate, startOfDay } from '#platform/clock';
import { reportProblem } from './report.problems.ts';

/** Days a report covers at most: a year. */
export const LONGEST_PERIOD = 366;

/** Days of Viet Nam, `yyyy-MM-dd`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period as instants: what happened from `start` on and before `end`. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
  /** Midnight before its last day: what was due earlier and not done is late at its end. */
  readonly lateBefore: Date;
  /** It is over: nothing that happens from now on belongs to it. */
  readonly over: boolean;
}

/** @throws report.period-backwards, .period-not-yet, .period-too-long */
export function spanOf({ from, to }: Period, now: Date): Span {
  const today = civilDate(now);
  if (to < from) {
    throw reportProblem('report.period-backwards', { from: readableDate(from), to: readableDate(to) });
  }
  if (to > today) {
    throw reportProblem('report.period-not-yet', { to: readableDate(to), today: readableDate(today) });
  }
  if (daysOf({ from, to }) > LONGEST_PERIOD) {
    throw reportProblem('report.period-too-long', { days: LONGEST_PERIOD });
  }
  const over = to < today;
  const lateBefore = midnight(to);
  return { start: midnight(from), end: over ? midnight(next(to)) : justAfter(now), lateBefore, over };
}

/** The period of the same length right before it. */
export function before({ from, to }: Period): Period {
  const months = monthsOf({ from, to });
  const first = DateTime.fromISO(from);
  const begins = months === null ? first.minus({ days: daysOf({ from, to }) }) : first.minus({ months });
  return { from: begins.toISODate() ?? from, to: first.minus({ days: 1 }).toISODate() ?? from };
}

/** How many, when it consists of whole months: quarters go before quarters, however many days they have. */
function monthsOf({ from, to }: Period): number | null {
  const [first, after] = [DateTime.fromISO(from), DateTime.fromISO(to).plus({ days: 1 })];
  return first.day === 1 && after.day === 1 ? Math.round(after.diff(first, 'months').months) : null;
}

const daysOf = ({ from, to }: Period): number =>
  DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days + 1;

const next = (day: string): string => DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? day;

/** What happens at this very instant has happened. */
const justAfter = (now: Date): Date => new Date(now.getTime() + 1);

/** In Viet Nam, which has one time zone and one length of day. */
const midnight = (day: string): Date => startOfDay(new Date(`${day}T12:00:00+07:00`));
