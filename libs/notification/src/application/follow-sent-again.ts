import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { SENT_AGAIN } from '../contracts/sent-again.ts';
import { STEPPED_IN } from '../contracts/stepped-in.ts';
import { aheadOf } from '../persistence/ahead.ts';
import { deliveryJob, type QueueableDelivery } from './delivery-job.ts';

/** Queues what an officer sends again, and what is sent in the place of what did not arrive. */
@Injectable()
export class FollowSentAgain implements OutboxSubscriber {
  readonly name = 'messages sent again';
  readonly messages = [SENT_AGAIN, STEPPED_IN];

  constructor(private readonly clock: Clock) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const pending = await tx.query<QueueableDelivery>(sql`
      select id, channel, sweeps, attempts, ${aheadOf('d')} as ahead, due_at as "dueAt", correlation_id as "correlationId"
      from notification.delivery d
      where id = ${subjectId} and state = 'pending'`);
    const now = this.clock.now();
    return pending.map((delivery) => deliveryJob(delivery, now));
  }
}
