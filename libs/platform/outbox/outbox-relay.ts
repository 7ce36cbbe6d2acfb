import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql, type Transaction } from '#platform/database';
import { correlation, Logger } from '#platform/logging';
import { type QueuedJob, Queues } from '#platform/queue';
import type { StoredMessage } from './outbox-message.ts';
import { OutboxSubscribers } from './outbox-subscribers.ts';

/** After this many failures a message is parked for a person to look at; others pass it. */
const ATTEMPTS_BEFORE_PARKING = 10;

/**
 * Hands committed messages to their subscribers: agencies in turn, so that none waits for another's thousands, and of
 * each the oldest first. Claiming, reacting and marking done are one transaction, so each reaction happens exactly once
 * whatever process dies; any number of relays may run. Messages of one subject keep their order: one is taken only when
 * none before it is pending, in whosever hands that is.
 */
@Injectable()
export class OutboxRelay {
  /** Whose message this process handed on last. */
  private served = 0;

  constructor(
    private readonly database: Database,
    private readonly subscribers: OutboxSubscribers,
    private readonly queues: Queues,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Relays until nothing is pending. @param atOnce messages in hand at a time: each holds a connection, and who reacts may ask
   * for a second one. @returns how many messages were handled.
   */
  async drain(atOnce = 1): Promise<number> {
    const handled = await Promise.all(Array.from({ length: atOnce }, () => this.drainOneByOne()));
    return handled.reduce((sum, one) => sum + one);
  }

  private async drainOneByOne(): Promise<number> {
    let handled = 0;
    while (await this.relayOne()) handled += 1;
    return handled;
  }

  private async relayOne(): Promise<boolean> {
    let claimed: StoredMessage | undefined;
    try {
      const jobs = await this.database.transaction(async (tx) => {
        claimed = await this.claim(tx);
        return claimed && (await this.react(claimed, tx));
      });
      if (jobs) await this.enqueue(jobs);
    } catch (error) {
      if (!claimed) throw error;
      await this.postpone(claimed, error as Error);
    }
    return claimed !== undefined;
  }

  /** The next agency's oldest, in the order of agencies, and round again; of a subject only what is first in its own line. */
  private async claim(tx: Transaction): Promise<StoredMessage | undefined> {
    const oldest = (agencies: Sql) => sql`select * from (
      select id, agency_id, name, subject_id, payload, correlation_id, occurred_at
      from platform.outbox_message m
      where state = 'pending' and next_attempt_at <= ${this.clock.now()} and ${agencies}
        and id = (select min(first.id) from platform.outbox_message first
                  where first.subject_id = m.subject_id and first.state = 'pending')
      order by agency_id, id
      limit 1
      for update of m skip locked) as turn`;
    const [message] = await tx.queryPrepared<StoredMessage & { agencyId: number }>(sql`
      select id, agency_id as "agencyId", name, subject_id as "subjectId", payload, correlation_id as "correlationId",
             occurred_at as "occurredAt"
      from (${oldest(sql`agency_id > ${this.served}`)}
            union all ${oldest(sql`agency_id <= ${this.served}`)}) as next
      limit 1`);
    if (message) this.served = message.agencyId;
    return message;
  }

  private react(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    return correlation.run(message.correlationId, async () => {
      const jobs: QueuedJob[] = [];
      for (const subscriber of this.subscribers.of(message.name)) {
        jobs.push(...(await subscriber.handle(message, tx)));
      }
      await tx.queryPrepared(sql`
        update platform.outbox_message set state = 'done', done_at = ${this.clock.now()}, attempts = attempts + 1
        where id = ${message.id}`);
      return jobs;
    });
  }

  /** The rows are committed; a queue store that is away only delays them until the sweeper queues them again. */
  private async enqueue(jobs: QueuedJob[]): Promise<void> {
    try {
      await this.queues.add(jobs);
    } catch (error) {
      this.logger.warn('queue store unavailable, the sweeper will queue these jobs', {
        err: error,
        jobs: jobs.length,
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
