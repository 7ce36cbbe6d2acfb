import type { ReceiptOutcome } from './receipt.ts';

export const DELIVERY_STATES = [
  /** Waits for its turn. */
  'pending',
  /** In a worker's hands. */
  'sending',
  /** The gateway took it. */
  'sent',
  /** The gateway says that it arrived. */
  'delivered',
  /** Will not be tried again by itself. */
  'failed',
  /** The recipient cannot be reached. */
  'undeliverable',
  /** Not sent, on purpose. */
  'suppressed',
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a delivery goes through. */
export type Turn =
  | 'claimed'
  | 'put-back'
  | 'accepted'
  | 'refused'
  | 'unreachable'
  | 'given-up'
  | 'suppressed'
  | 'sent-again'
  | 'stood-in'
  | `receipt-${ReceiptOutcome}`;

/**
 * The states each turn leaves from, and where it leads; whoever is elsewhere stays there. That a message arrived is true whoever
 * learns of it and when; that it did not, counts only while nothing else is known. So receipts may come twice, in any order
 * and years late.
 */
const TURNS: Record<Turn, { from: readonly DeliveryState[]; to: DeliveryState }> = {
  // From `sending`: its worker was killed.
  claimed: { from: ['pending', 'sending'], to: 'sending' },
  'put-back': { from: ['sending'], to: 'pending' },
  // A worker whose claim was taken over may learn late that the gateway took the message.
  accepted: { from: ['pending', 'sending', 'failed'], to: 'sent' },
  refused: { from: ['sending'], to: 'failed' },
  unreachable: { from: ['sending'], to: 'undeliverable' },
  'given-up': { from: ['sending'], to: 'failed' },
  suppressed: { from: ['pending', 'sending'], to: 'suppressed' },
  'sent-again': { from: ['failed', 'undeliverable'], to: 'pending' },
  // Held back at first, and sent in the place of what did not arrive.
  'stood-in': { from: ['suppressed'], to: 'pending' },
  'receipt-expired': { from: ['sent'], to: 'failed' },
  'receipt-rejected': { from: ['sent'], to: 'failed' },
  'receipt-undeliverable': { from: ['sent'], to: 'undeliverable' },
  'receipt-delivered': { from: ['pending', 'sending', 'sent', 'failed', 'undeliverable'], to: 'delivered' },
};

/** The states a turn changes, for the condition of an update. */
export const statesOpenTo = (turn: Turn): readonly DeliveryState[] => TURNS[turn].from;

/** Where a turn leads those that are open to it. */
export const stateAfter = (turn: Turn): DeliveryState => TURNS[turn].to;

/** The state after a turn; the same for who is not open to it. */
export const turned = (state: DeliveryState, turn: Turn): DeliveryState =>
  TURNS[turn].from.includes(state) ? TURNS[turn].to : state;
