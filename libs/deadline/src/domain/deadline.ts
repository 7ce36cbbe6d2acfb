import type { Extension, Suspension } from './clock-history.ts';
import type { CountedLimit } from './count-limit.ts';
import type { TimeLimit } from './time-limit.ts';

/** Why the due time is what it is: one move after another, each with the due time after it. */
export type DeadlineMove =
  | {
      readonly kind: 'counted';
      readonly from: Date;
      readonly limit: TimeLimit;
      readonly phase: number;
      readonly due: CountedLimit;
    }
  | { readonly kind: 'prolonged'; readonly suspension: EndedSuspension; readonly due: CountedLimit }
  | {
      readonly kind: 'restarted';
      readonly suspension: EndedSuspension;
      readonly limit: TimeLimit;
      readonly due: CountedLimit;
    }
  | { readonly kind: 'stayed-late'; readonly suspension: EndedSuspension; readonly due: CountedLimit }
  | { readonly kind: 'stands-still'; readonly suspension: Suspension; readonly due: CountedLimit }
  | {
      readonly kind: 'phase-began';
      readonly at: Date;
      readonly phase: number;
      readonly limit: TimeLimit;
      /** The wait that led to it; `null` when there was none. */
      readonly after: EndedSuspension | null;
      readonly predecessorLate: boolean;
      readonly due: CountedLimit;
    }
  | {
      readonly kind: 'extended';
      readonly extension: Extension;
      readonly late: boolean;
      readonly due: CountedLimit;
    };

export interface EndedSuspension extends Suspension {
  readonly to: Date;
}

/** A dossier's due time with everything that made it. */
export interface Deadline {
  readonly dueAt: Date;
  /** It rests on days whose days off are not published yet. */
  readonly provisional: boolean;
  /** The clock stands still now: the due time is what it was when it stopped. */
  readonly standsStill: boolean;
  /** Counts as late whatever comes: an earlier phase was late, or the apology came too late. */
  readonly missed: boolean;
  /** From 1. */
  readonly phase: number;
  readonly moves: readonly DeadlineMove[];
}
