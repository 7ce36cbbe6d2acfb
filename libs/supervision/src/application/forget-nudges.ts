import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';

/** Erases what officers wrote when they urged each other on, which may name an applicant; that they did stays. */
@Injectable()
export class ForgetNudges implements OutboxSubscriber {
  readonly name = 'erasing of nudges';
  readonly messages = [PERSONAL_DATA_ERASED];

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    await tx.query(sql`
      update supervision.nudge set words = null where dossier_id = ${subjectId} and words is not null`);
    return [];
  }
}
