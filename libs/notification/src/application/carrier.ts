import type { Channel } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { AddressedDelivery } from '../persistence/claim-delivery.ts';

/** A claimed delivery and to whom it goes, opened. */
export type Load<Over extends Channel = Channel> = Extract<AddressedDelivery, { channel: Over }> & {
  to: string;
};

/** How a call ended, and what it cost: segments, null where none are counted. */
export interface Dispatched {
  outcome: Outcome;
  segments: number | null;
}

/** Carries the messages of one channel: puts what is only marked in its place, and calls a gateway. */
export abstract class Carrier<Over extends Channel = Channel> {
  abstract readonly channel: Over;
  /** Names of its gateways, as in attempts, receipts and figures; at least one. */
  abstract readonly gateways: readonly string[];
  /** Whether calls are counted each second, and the gateways weighed by how they are doing. */
  abstract readonly isMetered: boolean;

  /** Ends within the call timeout and throws for no answer a gateway may give, nor for none. */
  abstract carry(load: Load<Over>): Promise<Dispatched>;
}

/** Injection token of all of them: `readonly Carrier[]`, one a channel. */
export const CARRIERS = Symbol('carriers');
