import type { WorkingCalendar } from '#working-calendar';
import type { Deadline, DeadlineMove } from '../src/domain/deadline.ts';
import type { Dossier } from './on-any-calendar.ts';

/** How often something happened in the random cases. */
export type Tally = Map<string, number>;

/** Notes everything that happened to a dossier. */
export function count(tally: Tally, dossier: Dossier, deadline: Deadline, calendar: WorkingCalendar): void {
  for (const what of whatHappened(dossier, deadline, calendar)) tally.set(what, (tally.get(what) ?? 0) + 1);
}

function* whatHappened(
  { history }: Dossier,
  deadline: Deadline,
  calendar: WorkingCalendar,
): Generator<string> {
  const { suspensions, endedAt } = history;
  const { moves, provisional, missed } = deadline;
  yield 'case';
  if (provisional) yield 'provisional';
  if (missed) yield 'missed';
  if (suspensions.length >= 4) yield 'four-waits-and-more';
  if (endedAt && suspensions.at(-1)?.to?.getTime() === endedAt.getTime()) yield 'ended-as-a-wait-ended';
  for (const { from, to, inVain } of suspensions) {
    if (inVain) yield 'waited-in-vain';
    if (to?.getTime() === from.getTime()) yield 'wait-of-no-length';
    if (!calendar.isOpen(from)) yield 'wait-began-when-closed';
    if (to && !calendar.isOpen(to)) yield 'wait-ended-when-closed';
  }
  for (const [index, move] of moves.entries()) yield* wordsFor(move, moves[index - 1]?.due.at ?? move.due.at);
}

function* wordsFor(move: DeadlineMove, dueBefore: Date): Generator<string> {
  yield move.kind;
  if (move.kind === 'extended' && move.late) yield 'extended-late';
  if (move.kind === 'extended' && move.extension.at > dueBefore) yield 'extended-after-due';
  if (move.kind === 'phase-began') yield move.after ? 'phase-after-a-wait' : 'phase-of-its-own';
  if (move.kind === 'phase-began' && move.predecessorLate) yield 'phase-began-late';
  if (move.kind === 'prolonged' && move.due.at.getTime() === dueBefore.getTime()) yield 'wait-moved-nothing';
}
