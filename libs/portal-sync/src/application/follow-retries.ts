import { Injectable } from '@nestjs/common';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { readRetryAsked, RETRY_ASKED } from '../contracts/retry-asked.ts';
import { publishJob } from './publish-job.ts';

/** Queues what an administrator asked to be sent again, as soon as the wish is committed. */
@Injectable()
export class FollowRetries implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = [RETRY_ASKED];

  handle(messages: readonly StoredMessage[]): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message));
  }

  private react(message: StoredMessage): Promise<QueuedJob[]> {
    const { correlationId } = message;
    return Promise.resolve([publishJob({ ...readRetryAsked(message), correlationId })]);
  }
}
