import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type AuditEntry, AuditTrail, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { Problem } from '#platform/problem';
import { documentReceivedMessage } from '../contracts/document-received.ts';
import { documentProblem } from '../domain/document.problems.ts';
import { typeOf } from '../domain/file-type.ts';
import {
  abandonUploads,
  addPiece,
  forgetUploads,
  markReceived,
  type NewPiece,
  piecesOf,
  type Upload,
} from '../persistence/uploads.ts';
import { DocumentStore } from './document-store.ts';
import { examineContent } from './examine-content.ts';
import { VersionContent } from './version-content.ts';

/** Makes an upload whose last bytes have come a version of its document, or refuses it and leaves nothing of it. */
@Injectable()
export class ConcludeUpload {
  constructor(
    private readonly database: Database,
    private readonly content: VersionContent,
    private readonly store: DocumentStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param last stored, not yet counted: until the whole is known to be good, the upload stands before it
   * @throws document.content-differs, .archive-unsafe, .dossier-erased, .offset-differs when another was quicker
   */
  async execute(officer: Principal, upload: Upload, last: NewPiece, key: Buffer): Promise<void> {
    const sha256 = await this.examine(officer, upload, last, key);
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const [dossier] = await tx.query<{ erased: boolean }>(sql`
        select erased_at is not null as erased from dossier.dossier where id = ${upload.dossierId}
        for no key update`);
      if (dossier?.erased !== false) throw documentProblem('document.dossier-erased');
      if (!(await addPiece(tx, last, at))) throw documentProblem('document.offset-differs');
      const number = await markReceived(tx, upload.id, sha256, at);
      await tx.query(insertOutboxMessages([documentReceivedMessage(upload.dossierId, upload.id, at)]));
      const details = { ...detailsOf(upload), number, size: upload.size, sha256: sha256.toString('hex') };
      await tx.query(insertAuditEntry({ ...this.entry(officer, upload), at, details }));
    });
  }

  private async examine(officer: Principal, upload: Upload, last: NewPiece, key: Buffer): Promise<Buffer> {
    const declared = typeOf(upload.mediaType);
    if (!declared) throw new Error(`${upload.mediaType} is taken no more`);
    const pieces = [...(await piecesOf(this.database, upload.id, last.start)), last];
    try {
      return await examineContent(this.content.read(upload.id, key, pieces), declared);
    } catch (error) {
      if (error instanceof Problem) await this.refuse(officer, upload, error.code);
      throw error;
    }
  }

  private async refuse(officer: Principal, upload: Upload, code: string): Promise<void> {
    const [refused] = await this.database.query(abandonUploads(sql`v.id = ${upload.id}`));
    // Another was quicker, and what it sent may be good.
    if (!refused) throw documentProblem('document.offset-differs');
    await this.trail.record({
      ...this.entry(officer, upload),
      ...{ at: this.clock.now(), outcome: 'refused' },
      details: { ...detailsOf(upload), code },
    });
    await this.store.removeAll(upload.id);
    await this.database.transaction((tx) => forgetUploads(tx, [upload.id]));
  }

  private entry(
    { username, officerId }: Principal,
    { dossierId }: Upload,
  ): Omit<AuditEntry, 'at' | 'details'> {
    const subject = { subjectType: 'dossier', subjectId: dossierId };
    return { actor: username, officerId, action: 'document.upload', ...subject };
  }
}

const detailsOf = ({ id, documentId, kind, componentCode }: Upload) => ({
  ...{ version: id, document: documentId, kind },
  ...(componentCode !== null && { component: componentCode }),
});
