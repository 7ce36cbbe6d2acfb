import type { Transaction } from '#platform/database';
import type { QueuedJob } from '#platform/queue';
import type { StoredMessage } from './outbox-message.ts';

/** A module's reaction to messages: database work only, in the transaction that marks the message done. */
export interface OutboxSubscriber {
  /** Name of the subscriber in logs. */
  readonly name: string;
  /** The message names it wants. */
  readonly messages: readonly string[];
  /** Writes the reaction's rows and names the jobs to queue once they are committed. */
  handle(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]>;
}
