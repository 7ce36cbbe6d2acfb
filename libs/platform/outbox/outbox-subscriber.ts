import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import type { QueuedJob } from '#platform/queue';
import type { StoredMessage } from './outbox-message.ts';

/** A module's reaction to messages: database work only, in the transaction that marks the messages done. */
export interface OutboxSubscriber {
  /** Name of the subscriber in logs. */
  readonly name: string;
  /** The message names it wants. */
  readonly messages: readonly string[];
  /**
   * Writes the reactions' rows and names the jobs to queue once they are committed.
   * @param messages at least one, and at most one of a subject; where it throws, each comes again alone
   */
  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]>;
}

/** Reacts to one message after the other, each in what is logged and written under its own correlation id: for what is rare. */
export async function oneByOne(
  messages: readonly StoredMessage[],
  react: (message: StoredMessage) => Promise<QueuedJob[]>,
): Promise<QueuedJob[]> {
  const jobs: QueuedJob[] = [];
  for (const message of messages) {
    jobs.push(...(await correlation.run(message.correlationId, () => react(message))));
  }
  return jobs;
}
