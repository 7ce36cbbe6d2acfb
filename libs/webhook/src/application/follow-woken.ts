import { Injectable } from '@nestjs/common';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { SUBSCRIPTION_WOKEN } from '../contracts/woken.ts';
import { eventJob } from './event-job.ts';

/** Queues what is to be told once more, or again after a pause. */
@Injectable()
export class FollowWoken implements OutboxSubscriber {
  readonly name = 'subscriptions woken';
  readonly messages = [SUBSCRIPTION_WOKEN];

  handle(messages: readonly StoredMessage[]): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message));
  }

  private react({ id: messageId, subjectId: id, correlationId }: StoredMessage): Promise<QueuedJob[]> {
    return Promise.resolve([eventJob({ id, occasion: `woken-${messageId}`, failing: false, correlationId })]);
  }
}
