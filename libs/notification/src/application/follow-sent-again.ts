import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { SENT_AGAIN } from '../contracts/sent-again.ts';
import { deliveryJob, type QueueableDelivery } from './delivery-job.ts';

/** Queues what an officer sends again. */
@Injectable()
export class FollowSentAgain implements OutboxSubscriber {
  readonly name = 'messages sent again';
  readonly messages = [SENT_AGAIN];

  async handle({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const pending = await tx.query<QueueableDelivery>(sql`
      select id, channel, sweeps, attempts, 0 as ahead, correlation_id as "correlationId" from notification.delivery
      where id = ${subjectId} and state = 'pending'`);
    return pending.map((delivery) => deliveryJob(delivery));
  }
}
