import type { DeliveryReport } from '../domain/bounce.ts';

/** What arrived where mail servers report to. */
export interface ArrivedMail {
  /** Whom it says it was for. */
  addresses: readonly string[];
  /** Null = it is no report of a mail server: an answering machine, advertising, anything. */
  report: DeliveryReport | null;
}

/** What becomes of it: what was taken in is removed, the rest is left for a while for people to look at. */
export type Use = 'taken-in' | 'left';

/** The mailbox that what could not be delivered comes back to. */
export abstract class BounceMailbox {
  /**
   * Shows what is new, one after the other and each until it was decided upon; some hundred in one go. Whatever it is, it holds up
   * nothing behind it.
   * @throws when the mailbox cannot be read, and what `use` throws
   */
  abstract readNew(use: (mail: ArrivedMail) => Promise<Use>): Promise<void>;
}
