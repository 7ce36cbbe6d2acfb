import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';

/** Erases by which number the owner of a result was known, once it was kept long enough; that the result went into a store stays. */
@Injectable()
export class ForgetOwners implements OutboxSubscriber {
  readonly name = 'erasing of owners of deposits';
  readonly messages = [PERSONAL_DATA_ERASED];

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    await tx.query(sql`
      update shared_platform.deposit set owner_index = null
      where dossier_id = any (${messages.map(({ subjectId }) => subjectId)}::uuid[]) and owner_index is not null`);
    return [];
  }
}
