import { dueAt, type TimeLimit } from '#working-calendar';
import { at, DAYS_OFF_2026, MAKE_UP_SATURDAYS_2026, OFFICE } from './office.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** The office's minutes of 2026 and 2027, written out one by one; the second opinion on what counts. */
const BEGINNING = at('2026-01-01 00:00').getTime();
const OPEN = Uint8Array.from({ length: 730 * DAY_MINUTES }, (_, minute) => {
  const date = new Date(Date.UTC(2026, 0, 1 + Math.floor(minute / DAY_MINUTES)));
  const name = date.toISOString().slice(0, 10);
  const weekday = date.getUTCDay() % 6 !== 0;
  const works = MAKE_UP_SATURDAYS_2026.includes(name) || (weekday && !DAYS_OFF_2026.includes(name));
  const hour = (minute % DAY_MINUTES) / 60;
  return works && ((hour >= 7 && hour < 11.5) || (hour >= 13.5 && hour < 17)) ? 1 : 0;
});

/** A pause as recorded. */
export interface Pause {
  reason: 'awaiting-supplement' | 'awaiting-finance';
  startedAt: Date;
  endedAt: Date;
}

/**
 * When a dossier is due, told from its records alone: a stopwatch holding the limit's minutes runs while the office
 * is open and nobody waits for the applicant; with `restarts` a supplement that came in winds it up anew. Once it has
 * run out nothing winds it up again.
 */
export function dueByStopwatch(
  receivedAt: Date,
  limit: TimeLimit,
  pauses: readonly Pause[],
  restarts: boolean,
): Date {
  let start = receivedAt;
  let counted: Pause[] = [];
  for (const pause of pauses) {
    const due = runOut(start, limit, counted);
    if (pause.startedAt > due) return due;
    if (restarts && pause.reason === 'awaiting-supplement') [start, counted] = [pause.endedAt, []];
    else counted = [...counted, pause];
  }
  return runOut(start, limit, counted);
}

function runOut(start: Date, limit: TimeLimit, pauses: readonly Pause[]): Date {
  const unpaused = dueAt(OFFICE, start, limit).at;
  const paused = pauses.map(({ startedAt, endedAt }) => [minuteOf(startedAt), minuteOf(endedAt)] as const);
  let left = OPEN.subarray(minuteOf(start), minuteOf(unpaused)).reduce((sum, open) => sum + open, 0);
  if (left === 0) return unpaused;
  let minute = minuteOf(start);
  for (; left > 0; minute += 1) {
    const runs = OPEN[minute] === 1 && !paused.some(([from, to]) => from <= minute && minute < to);
    if (runs) left -= 1;
    if (minute >= OPEN.length) throw new RangeError('the stopwatch knows 2026 and 2027 only');
  }
  return new Date(BEGINNING + minute * MINUTE);
}

const minuteOf = (instant: Date): number => Math.floor((instant.getTime() - BEGINNING) / MINUTE);
