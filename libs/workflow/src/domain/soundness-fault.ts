import type { Bilingual } from '#platform/problem';
import type { FinalStatus } from './definition.ts';

/** Why a definition may not be published, with the actions that lead to the fault. */
export interface SoundnessFault {
  code:
    | 'duplicate-code'
    | 'unknown-step'
    | 'action-from-final'
    | 'self-loop'
    | 'misplaced-status'
    | 'work-after-result'
    | 'stuck'
    | 'token-left-behind'
    | 'too-many-tokens'
    | 'parallel-status'
    | 'wait-without-exit'
    | 'only-waits'
    | 'waits-first'
    | 'paused-twice'
    | 'phase-out-of-order'
    | 'end-unreachable'
    | 'unreachable-step'
    | 'unreachable-action'
    | 'too-complex'
    | 'condition-unreadable'
    | 'route-never'
    | 'default-never'
    | 'fact-unknown'
    | 'fact-not-established'
    | 'timer-unfit'
    | 'same-as-unknown'
    | 'not-by-unknown'
    | 'same-as-barred'
    | 'call-unknown'
    | 'calls-too-much'
    | 'call-without-exit'
    | 'exit-unfit'
    | 'exit-never'
    | 'fact-mismatch'
    | 'status-unmapped';
  /** The step meant, several when they stand together, or the action as `step/action`. */
  at: string;
  /** Actions from the start to the fault, each as `step/action`; none when it shows without running. */
  path: readonly string[];
  /** Of `too-complex`: how many states were met before the proof gave up. */
  states?: number;
  /** Of `call-without-exit`: how the called workflow can end. */
  end?: FinalStatus;
  /** The fact meant, by its code. */
  fact?: string;
  /** Of `condition-unreadable` and of routes: the condition, why it cannot be read, and where in it. */
  condition?: { readonly text: string; readonly reason?: Bilingual; readonly at?: number };
  /** Of `status-unmapped`: the status that the national portal has no code for. */
  status?: string;
  /** The timer meant, by its code. */
  timer?: string;
}
