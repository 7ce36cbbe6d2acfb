import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';

/** Erases to whom, in what words and in which parts a dossier's applicant was told, once the dossier was kept long enough. */
@Injectable()
export class ForgetRecipients implements OutboxSubscriber {
  readonly name = 'forgetting of recipients';
  readonly messages = [PERSONAL_DATA_ERASED];

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    await tx.query(sql`
      delete from notification.sms_part p using notification.attempt a, notification.delivery d
      where d.dossier_id = ${subjectId} and a.delivery_id = d.id and a.gateway_id is not null
        and p.gateway = a.gateway and p.message_id = a.gateway_id`);
    await tx.query(sql`
      update notification.delivery set recipient_sealed = null, said_digest = null, content = '{}' where dossier_id = ${subjectId}`);
    return [];
  }
}
