import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';

/** Erases applicants' own words about a dossier that was kept long enough; what they ticked stays. */
@Injectable()
export class ForgetWords implements OutboxSubscriber {
  readonly name = 'erasing of feedback';
  readonly messages = [PERSONAL_DATA_ERASED];

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    await tx.query(sql`
      update feedback.rating set comment_sealed = null
      where dossier_id = ${subjectId} and comment_sealed is not null`);
    await tx.query(sql`
      update feedback.enquiry set content_sealed = null, answer_sealed = null
      where dossier_id = ${subjectId} and content_sealed is not null`);
    return [];
  }
}
