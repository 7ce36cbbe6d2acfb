import type { ClockHistory } from '../src/domain/clock-history.ts';
import { reckonDeadline } from '../src/domain/reckon-deadline.ts';
import { possibly } from './on-any-calendar.ts';

/** The history of a dossier nothing has happened to. */
export const untouched = (receivedAt: Date): ClockHistory => ({
  receivedAt,
  suspensions: [],
  phaseStarts: [],
  extension: null,
  endedAt: null,
});

/** The library's due time in milliseconds; never, where the calendar ran out. */
export const dueOf = (...question: Parameters<typeof reckonDeadline>): number =>
  possibly(() => reckonDeadline(...question))?.dueAt.getTime() ?? Infinity;
