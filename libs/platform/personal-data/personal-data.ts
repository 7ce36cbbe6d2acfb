import { Injectable } from '@nestjs/common';
import { blindIndex, type IndexedKind } from './blind-index.ts';
import { DataKeys } from './data-keys.ts';
import { dataKeyOf, openWith, type Place, sealWith } from './sealed-value.ts';

/**
 * Keeps personal data and other secrets unreadable at rest and still findable by an exact match. A column that holds sealed
 * values is a `bytea` whose name ends in `_sealed`; the index of `identity_sealed`, `phone_sealed` or `email_sealed` stands
 * beside it as `identity_index` and so on. By these names the change of keys finds every one of them.
 */
@Injectable()
export class PersonalData {
  constructor(private readonly keys: DataKeys) {}

  /** AES-256-GCM under the newest data key; reads the database at most once a minute. */
  async seal(text: string, place: Place): Promise<Buffer> {
    return sealWith(await this.keys.newest(), Buffer.from(text, 'utf8'), place);
  }

  /** @throws when the bytes were altered, or were sealed for another place */
  async open(sealed: Buffer, place: Place): Promise<string> {
    const key = await this.keys.byId(dataKeyOf(sealed));
    return openWith(key, sealed, place).toString('utf8');
  }

  /** What a stored value is found by. */
  async indexOf(kind: IndexedKind, text: string): Promise<Buffer> {
    return blindIndex(await this.keys.indexing(), kind, text);
  }

  /** As `seal`, for what may be absent. */
  sealOptional(text: string | null | undefined, place: Place): Promise<Buffer | null> {
    return text === null || text === undefined ? Promise.resolve(null) : this.seal(text, place);
  }

  /** As `open`, for what may be absent. */
  openOptional(sealed: Buffer | null, place: Place): Promise<string | null> {
    return sealed === null ? Promise.resolve(null) : this.open(sealed, place);
  }
}
