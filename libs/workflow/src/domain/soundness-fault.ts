/** Why a definition may not be published, with the actions that lead to the fault. */
export interface SoundnessFault {
  code:
    | 'duplicate-code'
    | 'unknown-step'
    | 'action-from-final'
    | 'self-loop'
    | 'misplaced-status'
    | 'paused-twice'
    | 'stuck'
    | 'token-left-behind'
    | 'too-many-tokens'
    | 'parallel-status'
    | 'end-unreachable'
    | 'unreachable-step'
    | 'unreachable-action'
    | 'too-complex';
  /** The step meant, several when they stand together, or the action as `step/action`. */
  at: string;
  /** Actions from the start to the fault, each as `step/action`. */
  path: readonly string[];
}
