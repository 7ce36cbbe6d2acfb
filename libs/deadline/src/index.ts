export {
  type ClockHistory,
  type Extension,
  type LateEntryTrace,
  PAUSE_REASONS,
  type Suspension,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from './domain/clock-history.ts';
export { countLimit, type CountedLimit } from './domain/count-limit.ts';
export type { Deadline, DeadlineMove, EndedSuspension } from './domain/deadline.ts';
export {
  COUNTING_POLICIES,
  type CountingPolicy,
  type DeadlineTerms,
  deadlineTermsSchema,
  SUPPLEMENT_POLICIES,
  type SupplementPolicy,
} from './domain/deadline-terms.ts';
export { explainDeadline } from './domain/explain-deadline.ts';
export { faultsOfHistory, type HistoryFault, type HistoryFaultCode } from './domain/history-faults.ts';
export type { LedgerLine } from './domain/ledger.ts';
export { lastApologyAt } from './domain/last-apology.ts';
export { limitInWords, SUSPENSION_WORDS } from './domain/limit-words.ts';
export { type NationalEnds, nationalVerdict } from './domain/national-verdict.ts';
export { presentLimit, type PresentLimit } from './domain/present-limit.ts';
export { reckonDeadline } from './domain/reckon-deadline.ts';
export { type RunningLimit, shareOfLimitAt } from './domain/share-of-limit.ts';
export { ACCEPTANCE_LIMIT, HAND_OVER_LIMIT, stepDueAt } from './domain/step-limit.ts';
export { TIME_LIMIT_UNITS, type TimeLimit, timeLimitSchema } from './domain/time-limit.ts';
export {
  type Comparison,
  COMPARISONS,
  isLate,
  lateFrom,
  lateIfDueBefore,
  type Overrun,
  overrunOf,
  type Punctuality,
  punctualityOf,
} from './domain/verdict.ts';
