import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { TIMER_FIRED } from '../../contracts/timer-fired.ts';

/** Says in the log that a timer has told someone; a message nobody takes would be parked. */
@Injectable()
export class LogTimers implements OutboxSubscriber {
  readonly name = 'log';
  readonly messages = [TIMER_FIRED];

  constructor(private readonly logger: Logger) {}

  handle(messages: readonly StoredMessage[]): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message));
  }

  private react({ subjectId, payload }: StoredMessage): Promise<QueuedJob[]> {
    this.logger.info('a timer fired', { dossierId: subjectId, ...payload });
    return Promise.resolve([]);
  }
}
