import type { CallOutcome } from './call-outcome.ts';
import type { PausedBecause } from './subscription.ts';

/** How long a receiver is tried in vain before its subscription is paused. */
export const TRIED_FOR_HOURS = 72;
const TRIED_FOR_MS = TRIED_FOR_HOURS * 3_600_000;
const SHORTEST_MS = 5_000;
const LONGEST_MS = 1_800_000;

/** Calls in vain until now, the last one included. */
export interface Series {
  since: Date;
  tries: number;
}

/** What becomes of a subscription after a call. */
export type Settlement =
  { kind: 'told' } | { kind: 'later'; dueAt: Date } | { kind: 'paused'; because: PausedBecause };

/**
 * In vain it is tried again after pauses that double to half an hour, for 72 hours; a receiver that says when is believed within
 * that. What is refused is tried like what does not come through: it is the receiver that is broken, and the order is to be kept.
 * @param jitter from 0 to 1, so that who failed together does not come back together
 */
export function settlementOf(
  outcome: CallOutcome,
  { since, tries }: Series,
  now: Date,
  jitter: number,
): Settlement {
  if (outcome.kind === 'accepted') return { kind: 'told' };
  if (outcome.kind === 'gone') return { kind: 'paused', because: 'gone' };
  const left = since.getTime() + TRIED_FOR_MS - now.getTime();
  if (left <= 0) return { kind: 'paused', because: 'failing' };
  const doubling = SHORTEST_MS * 2 ** Math.min(tries - 1, 20) * (0.75 + jitter / 2);
  const asked = 'retryAfterSeconds' in outcome ? outcome.retryAfterSeconds : undefined;
  const pause = Math.min(asked === undefined ? doubling : asked * 1000, LONGEST_MS, left);
  return { kind: 'later', dueAt: new Date(now.getTime() + Math.round(pause)) };
}
