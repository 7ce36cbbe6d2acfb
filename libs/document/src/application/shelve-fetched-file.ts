import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { FetchedFile, FileShelf, KeptFile } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { insertOutboxMessages } from '#platform/outbox';
import { documentReceivedMessage } from '../contracts/document-received.ts';
import { documentProblem } from '../domain/document.problems.ts';
import { fitFileName } from '../domain/file-name.ts';
import { declaredType } from '../domain/file-type.ts';
import { addPiece, insertUpload, markReceived } from '../persistence/uploads.ts';
import { examineContent } from './examine-content.ts';
import { FindShelf } from './find-shelf.ts';
import { VersionContent } from './version-content.ts';

/** Bytes that are stored, of a version that is no more than announced. */
interface Stored extends KeptFile {
  object: string;
  size: number;
  sha256: Buffer;
}

/**
 * Keeps a file that was fetched as it keeps what officers upload: sealed, scanned, given out when clean. Its row says `receiving`
 * before anything is stored, so that whoever is killed leaves an upload nobody goes on with, which is cleared.
 */
@Injectable()
export class ShelveFetchedFile implements FileShelf {
  constructor(
    private readonly database: Database,
    private readonly shelves: FindShelf,
    private readonly content: VersionContent,
    private readonly clock: Clock,
  ) {}

  async put(
    officer: Principal,
    dossierId: string,
    file: FetchedFile,
    within: (tx: Transaction, kept: KeptFile) => Promise<void>,
  ): Promise<KeptFile> {
    const stored = await this.store(officer, dossierId, file);
    const { id, documentId, size, sha256 } = stored;
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const [dossier] = await tx.query<{ erased: boolean }>(sql`
        select erased_at is not null as erased from dossier.dossier where id = ${dossierId} for no key update`);
      if (dossier?.erased !== false) throw documentProblem('document.dossier-erased');
      const whole = { versionId: id, start: 0, length: size, object: stored.object };
      if (!(await addPiece(tx, whole, at))) throw documentProblem('document.unknown');
      const number = await markReceived(tx, id, sha256, at);
      await tx.query(insertOutboxMessages([documentReceivedMessage(dossierId, id, at)]));
      const about = { version: id, document: documentId, component: file.component, number, size };
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: officer.username, officerId: officer.officerId, action: 'document.fetch' },
          ...{ subjectType: 'dossier', subjectId: dossierId },
          details: { ...about, sha256: sha256.toString('hex') },
        }),
      );
      await within(tx, { id, documentId });
    });
    return { id, documentId };
  }

  private async store(officer: Principal, dossierId: string, file: FetchedFile): Promise<Stored> {
    const name = fitFileName(file.name);
    const type = declaredType(name);
    const [paper, size] = [{ kind: 'component', code: file.component } as const, file.content.length];
    const shelfIn = await this.shelves.execute(officer, dossierId, { paper, name, size });
    const sha256 = await examineContent(inOnePart(file.content), type);
    const id = uuid();
    const sealed = await this.content.sealNew(id, name);
    const documentId = await this.database.transaction(async (tx) => {
      const present = await shelfIn(tx);
      const document = present ?? uuid();
      await insertUpload(tx, {
        ...{ id, dossierId, documentId: document, paper, size, mediaType: type.mediaType, ...sealed },
        ...{ isFirst: present === null, officerId: officer.officerId },
        ...{ at: this.clock.now(), correlationId: correlation.current() },
      });
      return document;
    });
    const key = await this.content.keyOf(id, sealed.keySealed);
    return { id, documentId, object: await this.content.put(id, key, inOnePart(file.content)), size, sha256 };
  }
}

async function* inOnePart(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
