import type { Deadline, DeadlineMove } from './deadline.ts';

/** From when on the limit counts that leads to the present due time. */
export interface PresentLimit {
  readonly from: Date;
  /**
   * When the present limit was given: where it is counted from, or when it was extended. What merely moves the due time (a
   * wait that is given back, a changed calendar) leaves it.
   */
  readonly givenAt: Date;
}

/** Where the present limit of a dossier begins: at the receipt, with a restart, or with a phase. */
export function presentLimit({ moves }: Pick<Deadline, 'moves'>): PresentLimit {
  const from = moves.map(beginningOf).findLast((at) => at !== null);
  if (!from) throw new RangeError('a deadline that was never counted');
  const extended = moves.findLast((move) => move.kind === 'extended');
  const givenAt = extended && extended.extension.at > from ? extended.extension.at : from;
  return { from, givenAt };
}

function beginningOf(move: DeadlineMove): Date | null {
  switch (move.kind) {
    case 'counted':
      return move.from;
    case 'restarted':
      return move.suspension.to;
    case 'phase-began':
      return move.at;
    default:
      return null;
  }
}
