import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { correlation } from '#platform/logging';
import { fitFileName } from '../domain/file-name.ts';
import { declaredType } from '../domain/file-type.ts';
import { insertUpload } from '../persistence/uploads.ts';
import { type Announcement, FindShelf } from './find-shelf.ts';
import { VersionContent } from './version-content.ts';

export interface OpenedUpload {
  /** Of the version it becomes. */
  id: string;
  documentId: string;
}

/** Announces a file of a dossier; its bytes follow, in one request or in several. */
@Injectable()
export class OpenUpload {
  constructor(
    private readonly database: Database,
    private readonly shelves: FindShelf,
    private readonly content: VersionContent,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws document.name-unfit, .type-not-taken, and what {@link FindShelf} throws */
  async execute(
    officer: Principal,
    dossierId: string,
    announced: Announcement,
    request: IdempotentRequest,
  ): Promise<OpenedUpload> {
    const name = fitFileName(announced.name);
    const { mediaType } = declaredType(name);
    const shelfIn = await this.shelves.execute(officer, dossierId, announced);
    const { paper, size } = announced;
    const id = uuid();
    const sealed = await this.content.sealNew(id, name);
    return this.idempotency.keeping<OpenedUpload>(officer.username, request, (keep) =>
      this.database.transaction(async (tx) => {
        const present = await shelfIn(tx);
        const documentId = present ?? uuid();
        await insertUpload(tx, {
          ...{ id, dossierId, documentId, paper, size, mediaType, ...sealed },
          ...{ isFirst: present === null, officerId: officer.officerId },
          ...{ at: this.clock.now(), correlationId: correlation.current() },
        });
        await tx.query(keep({ id, documentId }));
        return { id, documentId };
      }),
    );
  }
}
