import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';

/** Erases names and papers of people from the account of a dossier that was kept long enough; its sums stay. */
@Injectable()
export class ForgetPayers implements OutboxSubscriber {
  readonly name = 'erasing of payers';
  readonly messages = [PERSONAL_DATA_ERASED];

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    await tx.query(sql`
      update fee.entry set payer = null, paper = null
      where dossier_id = ${subjectId} and (payer is not null or paper is not null)`);
    return [];
  }
}
