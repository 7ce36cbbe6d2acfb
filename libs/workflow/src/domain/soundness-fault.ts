/** Why a definition may not be published, with the actions that lead to the fault. */
export interface SoundnessFault {
  code:
    | 'duplicate-code'
    | 'unknown-step'
    | 'action-from-final'
    | 'self-loop'
    | 'misplaced-status'
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
    | 'too-complex';
  /** The step meant, several when they stand together, or the action as `step/action`. */
  at: string;
  /** Actions from the start to the fault, each as `step/action`; none when it shows without running. */
  path: readonly string[];
  /** Of `too-complex`: how many states were met before the proof gave up. */
  states?: number;
}
