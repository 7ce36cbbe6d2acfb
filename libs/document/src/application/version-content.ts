import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { PersonalData, type Place } from '#platform/personal-data';
import { openStream, sealStream } from '../domain/sealed-stream.ts';
import { DocumentStore } from './document-store.ts';

/** One piece of a version's bytes, as its row tells. */
export interface Piece {
  object: string;
}

const KEY_BYTES = 32;
const place = (column: 'name_sealed' | 'key_sealed', row: string): Place => ({
  column: `document.version.${column}`,
  row,
});

/** The name and the bytes of versions, which are sealed at rest: each under a key of its own, which is sealed like personal data. */
@Injectable()
export class VersionContent {
  constructor(
    private readonly store: DocumentStore,
    private readonly personal: PersonalData,
  ) {}

  /** What the row of a new version holds. */
  async sealNew(versionId: string, name: string): Promise<{ nameSealed: Buffer; keySealed: Buffer }> {
    const key = randomBytes(KEY_BYTES).toString('base64');
    return {
      nameSealed: await this.personal.seal(name, place('name_sealed', versionId)),
      keySealed: await this.personal.seal(key, place('key_sealed', versionId)),
    };
  }

  /** @throws personal-data.unopenable */
  nameOf(versionId: string, nameSealed: Buffer): Promise<string> {
    return this.personal.open(nameSealed, place('name_sealed', versionId));
  }

  /** As `nameOf`, for a line of a list; null = erased. */
  nameToShow(versionId: string, nameSealed: Buffer | null): Promise<string | null> {
    return this.personal.openToShow(nameSealed, place('name_sealed', versionId));
  }

  /** @throws personal-data.unopenable */
  async keyOf(versionId: string, keySealed: Buffer): Promise<Buffer> {
    return Buffer.from(await this.personal.open(keySealed, place('key_sealed', versionId)), 'base64');
  }

  /** Stores a piece. @returns the object it is in */
  async put(versionId: string, key: Buffer, content: AsyncIterable<Buffer>): Promise<string> {
    const object = uuid();
    await this.store.put({ versionId, object }, sealStream(key, object, content));
    return object;
  }

  /** Removes a piece that nothing counts. */
  discard(versionId: string, object: string): Promise<void> {
    return this.store.remove({ versionId, object });
  }

  /** The bytes of these pieces, one after the other. @throws when one is missing or was altered */
  async *read(versionId: string, key: Buffer, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
    for (const { object } of pieces) {
      yield* openStream(key, object, await this.store.open({ versionId, object }));
    }
  }
}
