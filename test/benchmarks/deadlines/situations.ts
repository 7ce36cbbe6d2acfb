import { drawsFrom } from '../measure/draws.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Instants are drawn from here … */
const FIRST = Date.parse('2018-07-01T00:00:00+07:00');
/** … up to here, so that a limit of a year from the last one still lies among the days whose days off are published. */
const LAST = Date.parse('2025-12-20T00:00:00+07:00');

/** A limit of working days from an instant. Instants are milliseconds since 1970, in whole minutes. */
export interface Situation {
  readonly start: number;
  readonly days: number;
}

/** What the clock of a dossier went through: its limit of working days, prolonged twice and extended. */
export interface FullHistory extends Situation {
  readonly suspensions: readonly { from: number; to: number }[];
  readonly extension: { at: number; days: number };
}

/** Instants of any day and hour. */
export function instants(count: number): number[] {
  const draws = drawsFrom(1);
  return Array.from({ length: count }, () => draws.whole(FIRST / MINUTE, LAST / MINUTE) * MINUTE);
}

/** Limits of one to sixty working days from such instants. */
export function situations(count: number): Situation[] {
  const draws = drawsFrom(2);
  return instants(count).map((start) => ({ start, days: draws.whole(1, 60) }));
}

/** Ten working days with two suspensions and then five more by an extension, each before the due time, at any hour. */
export function histories(count: number): FullHistory[] {
  const draws = drawsFrom(3);
  const after = (instant: number, leastDays: number, mostDays: number): number =>
    instant + draws.whole((leastDays * DAY) / MINUTE, (mostDays * DAY) / MINUTE) * MINUTE;
  return instants(count).map((start) => {
    const first = { from: after(start, 1, 3), to: 0 };
    first.to = after(first.from, 2, 15);
    const second = { from: after(first.to, 1, 3), to: 0 };
    second.to = after(second.from, 2, 15);
    return {
      start,
      days: 10,
      suspensions: [first, second],
      extension: { at: after(second.to, 1, 2), days: 5 },
    };
  });
}
