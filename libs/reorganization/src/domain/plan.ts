import type { Effect, Note } from './effect.ts';
import type { Hindrance, PlanLine } from './hindrances.ts';

/** Everything that a reorganisation would move, as it is shown, kept and decided about; agencies by code. */
export interface Plan {
  /** Dossiers that are not over and change agency. */
  readonly open: number;
  /** Dossiers that are over and that the successors will see. */
  readonly closed: number;
  readonly lines: readonly PlanLine[];
  readonly creates: readonly string[];
  readonly restructuring: Effect['restructuring'];
  readonly notes: readonly Note[];
  readonly hindrances: readonly Hindrance[];
}
