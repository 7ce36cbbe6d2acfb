import { Injectable } from '@nestjs/common';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { abandonUploads } from '../persistence/uploads.ts';

/**
 * Erases the files of a dossier that was kept long enough. With its key the bytes of a version are beyond reading, in
 * copies of the store as well; the store itself is cleared by `ClearStore`. That there was a file of this size and digest
 * stays: the audit trail speaks of it.
 */
@Injectable()
export class EraseDocuments implements OutboxSubscriber {
  readonly name = 'erasing of documents';
  readonly messages = [PERSONAL_DATA_ERASED];

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const ofDossier = sql`v.document_id in (select id from document.document where dossier_id = ${subjectId})`;
    await tx.query(abandonUploads(ofDossier));
    await tx.query(sql`
      update document.version v
      set state = 'erasing', name_sealed = null, key_sealed = null, signatures = null
      where ${ofDossier} and v.state in ('waiting', 'clean', 'infected', 'unreadable')`);
    return [];
  }
}
