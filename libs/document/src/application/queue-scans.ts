import { Injectable } from '@nestjs/common';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { DOCUMENT_RECEIVED } from '../contracts/document-received.ts';
import { scanJob } from './scan-job.ts';

/** Has every file that was received scanned. Its row waits already; so there is nothing to write. */
@Injectable()
export class QueueScans implements OutboxSubscriber {
  readonly name = 'scans of documents';
  readonly messages = [DOCUMENT_RECEIVED];

  handle(messages: readonly StoredMessage[]): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message));
  }

  private react({ payload, correlationId }: StoredMessage): Promise<QueuedJob[]> {
    return Promise.resolve([scanJob({ id: String(payload['versionId']), sweeps: 0, correlationId })]);
  }
}
