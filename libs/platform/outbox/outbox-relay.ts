import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { Logger } from '#platform/logging';
import { type QueuedJob, Queues } from '#platform/queue';
import { type ClaimedMessage, claimMessage, claimMessages } from './claim-messages.ts';
import type { StoredMessage } from './outbox-message.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

/** After this many failures a message is parked for a person to look at; others pass it. */
const ATTEMPTS_BEFORE_PARKING = 10;

/**
 * Messages reacted to in one transaction: so many share its round trips, so many come again alone when one of them fails, and
 * whoever comes next waits for so many.
 */
const TOGETHER = 8;

/**
 * Hands committed messages to their subscribers: agencies in turn, so that none waits for another's thousands, and of
 * each the oldest first. Claiming, reacting and marking done are one transaction, so each reaction happens exactly once
 * whatever process dies; any number of relays may run. Messages of one subject keep their order: one is taken only when
 * none before it is pending, in whosever hands that is.
 */
@Injectable()
export class OutboxRelay {
  /** Whose turn it was last in this process. */
  private served = 0;

  constructor(
    private readonly database: Database,
    private readonly subscribers: OutboxSubscribers,
    private readonly queues: Queues,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Relays until nothing is pending. @param atOnce transactions at a time: each holds a connection, and who reacts may ask
   * for a second one. @returns how many messages were handled.
   */
  async drain(atOnce = 1): Promise<number> {
    const handled = await Promise.all(Array.from({ length: atOnce }, () => this.drainInTurns()));
    return handled.reduce((sum, one) => sum + one);
  }

  private async drainInTurns(): Promise<number> {
    let handled = 0;
    for (;;) {
      const claimed = await this.relay((tx) => this.claim(tx));
      if (claimed === 0) return handled;
      handled += claimed;
    }
  }

  private async claim(tx: Transaction): Promise<ClaimedMessage[]> {
    const messages = await claimMessages(tx, {
      ...{ served: this.served, limit: TOGETHER, now: this.clock.now() },
    });
    this.served = messages.at(-1)?.agencyId ?? this.served;
    return messages;
  }

  /** @returns how many messages it had in hand, whatever came of them */
  private async relay(claim: (tx: Transaction) => Promise<readonly StoredMessage[]>): Promise<number> {
    let claimed: readonly StoredMessage[] = [];
    try {
      const jobs = await this.database.transaction(async (tx) => {
        claimed = await claim(tx);
        return claimed.length === 0 ? [] : this.react(claimed, tx);
      });
      await this.enqueue(jobs);
    } catch (error) {
      if (claimed.length === 0) throw error;
      await this.singleOut(claimed, error as Error);
    }
    return claimed.length;
  }

  private async react(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const jobs: QueuedJob[] = [];
    for (const [subscriber, wanted] of this.subscribers.of(messages)) {
      jobs.push(...(await subscriber.handle(wanted, tx)));
    }
    await tx.queryPrepared(sql`
      update platform.outbox_message set state = 'done', done_at = ${this.clock.now()}, attempts = attempts + 1
      where id = any(${messages.map(({ id }) => id)}::bigint[])`);
    return jobs;
  }

  /** The rows are committed; a queue store that is away only delays them until the sweeper queues them again. */
  private async enqueue(jobs: QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    try {
      await this.queues.add(jobs);
    } catch (error) {
      this.logger.warn('queue store unavailable, the sweeper will queue these jobs', {
        err: error,
        jobs: jobs.length,
      });
    }
  }

  /** One message that cannot be reacted to is not to keep back those beside it. */
  private async singleOut(failed: readonly StoredMessage[], error: Error): Promise<void> {
    const [message, ...others] = failed;
    if (message && others.length === 0) return this.postpone(message, error);
    this.logger.warn('messages failed together, each is tried alone', {
      err: error,
      messages: failed.length,
    });
    for (const { id } of failed) {
      await this.relay(async (tx) => {
        const claimed = await claimMessage(tx, id, this.clock.now());
        return claimed ? [claimed] : [];
      });
    }
  }

  private async postpone(message: StoredMessage, error: Error): Promise<void> {
    this.logger.error('outbox message failed', { err: error, messageId: message.id, name: message.name });
    await this.database.query(sql`
      update platform.outbox_message
      set attempts = attempts + 1,
          state = case when attempts + 1 >= ${ATTEMPTS_BEFORE_PARKING} then 'parked' else state end,
          next_attempt_at = ${this.clock.now()}::timestamptz + make_interval(secs => power(2, attempts)),
          last_error = ${error.message.slice(0, 1000)}
      where id = ${message.id} and state = 'pending'`);
  }
}
