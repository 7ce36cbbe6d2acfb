import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { StoredVersion } from '../persistence/find-version.ts';
import { piecesOf } from '../persistence/uploads.ts';
import { VersionContent } from './version-content.ts';

/** A file on its way out. */
export interface Download {
  name: string;
  mediaType: string;
  size: number;
  content: AsyncIterable<Buffer>;
}

/** Opens the bytes of a version, whoever they are for. */
@Injectable()
export class StartDownload {
  constructor(
    private readonly database: Database,
    private readonly content: VersionContent,
  ) {}

  /** @returns undefined when it is not clean */
  async of({ id, state, mediaType, size, ...sealed }: StoredVersion): Promise<Download | undefined> {
    if (state !== 'clean' || !sealed.nameSealed || !sealed.keySealed) return undefined;
    const name = await this.content.nameOf(id, sealed.nameSealed);
    const key = await this.content.keyOf(id, sealed.keySealed);
    const pieces = await piecesOf(this.database, id);
    return { name, mediaType, size, content: this.content.read(id, key, pieces) };
  }
}
