import type { Turn } from './delivery-state.ts';
import type { Outcome } from './outcome.ts';
import type { Reason } from './reason.ts';
import type { ReceiptOutcome } from './receipt.ts';

/** How long a message is tried before a person has to see to it. */
export const TRIED_FOR_HOURS = 72;
const TRIED_FOR_MS = TRIED_FOR_HOURS * 3_600_000;

/** However long it has been tried in vain, it is tried again after this. */
const LONGEST_PAUSE_MS = 1_800_000;

/** What a call was made with. */
export interface Series {
  since: Date;
  /** Calls made, the last one included. */
  tries: number;
}

export interface Pauses {
  shortestSeconds: number;
  longestSeconds: number;
  /** From 0 to 1, evenly spread, so that what failed together does not come back together. */
  jitter: number;
}

/** What becomes of a delivery after a call. */
export type Settlement =
  | { turn: 'accepted' }
  | { turn: 'refused' | 'unreachable' | 'given-up'; reason: Reason }
  | { turn: 'put-back'; dueAt: Date };

/** Decides by the kind of the outcome alone. */
export function settlementOf(outcome: Outcome, series: Series, now: Date, pauses: Pauses): Settlement {
  switch (outcome.kind) {
    case 'accepted':
      return { turn: 'accepted' };
    case 'rejected':
      return { turn: 'refused', reason: outcome.because ?? 'refused' };
    case 'undeliverable':
      return { turn: 'unreachable', reason: 'unreachable' };
    case 'throttled':
    case 'unavailable': {
      const dueAt = nextTry(outcome, series, now, pauses);
      return dueAt ? { turn: 'put-back', dueAt } : { turn: 'given-up', reason: 'gave-up' };
    }
  }
}

/**
 * When to try again; undefined = no more. The first time at once, since most failures are of a moment; then with pauses that double
 * to the longest, and from then on grow with the time it has been tried in vain. The last try is made when the time is over.
 */
function nextTry(
  { kind, retryAfterSeconds }: Extract<Outcome, { kind: 'throttled' | 'unavailable' }>,
  { since, tries }: Series,
  now: Date,
  { shortestSeconds, longestSeconds, jitter }: Pauses,
): Date | undefined {
  const tried = now.getTime() - since.getTime();
  if (tried >= TRIED_FOR_MS) return undefined;
  const longest = Math.max(longestSeconds * 1000, Math.min(tried / 8, LONGEST_PAUSE_MS));
  const isFirst = tries === 1 && kind === 'unavailable';
  const doubling = isFirst ? 0 : shortestSeconds * 1000 * 2 ** Math.min(Math.max(tries - 2, 0), 30);
  const pause =
    retryAfterSeconds === undefined
      ? Math.min(doubling, longest) * (0.75 + jitter / 2)
      : Math.min(retryAfterSeconds * 1000, longest);
  return new Date(now.getTime() + Math.round(Math.min(pause, TRIED_FOR_MS - tried)));
}

/** Why a receipt ends a delivery; none for one that arrived. */
export const REASON_OF_RECEIPT: Record<ReceiptOutcome, Reason | null> = {
  expired: 'expired',
  rejected: 'refused-by-network',
  undeliverable: 'unreachable',
  delivered: null,
};

export const turnOfReceipt = (outcome: ReceiptOutcome): Turn => `receipt-${outcome}`;
