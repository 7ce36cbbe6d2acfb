import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import { blindIndex, type IndexedKind } from './blind-index.ts';
import { DataKeys } from './data-keys.ts';
import { dataKeyOf, isSealed, openWith, type Place, sealWith } from './sealed-value.ts';
import { UNOPENABLE, unopenable, whyUnopenable } from './unopenable.ts';

/** What a sealed value holds; or, where it does not open, why: a stable code and Vietnamese words. */
export type Attempt = { text: string } | { text: null; why: string };

/**
 * Keeps personal data and other secrets unreadable at rest and still findable by an exact match. A column that holds sealed
 * values is a `bytea` whose name ends in `_sealed`; the index of `identity_sealed`, `phone_sealed` or `email_sealed` stands
 * beside it as `identity_index` and so on. By these names the change of keys finds every one of them.
 */
@Injectable()
export class PersonalData {
  constructor(
    private readonly keys: DataKeys,
    private readonly logger: Logger,
  ) {}

  /** AES-256-GCM under the newest data key; reads the database at most once a minute. */
  async seal(text: string, place: Place): Promise<Buffer> {
    return sealWith(await this.keys.newest(), Buffer.from(text, 'utf8'), place);
  }

  /** @throws personal-data.unopenable when the bytes were altered, were sealed for another place, or their key is gone */
  async open(sealed: Buffer, place: Place): Promise<string> {
    const key = isSealed(sealed) ? await this.keys.find(dataKeyOf(sealed)) : undefined;
    try {
      if (!key) throw new Error('no sealed value under a key that is known');
      return openWith(key, sealed, place).toString('utf8');
    } catch (error) {
      this.logger.error('A SEALED VALUE DOES NOT OPEN', { ...place, err: error });
      throw unopenable(place);
    }
  }

  /** As `open`, of one among many that are not to wait for it. @throws when there are no keys at all: then nothing opens */
  async attempt(sealed: Buffer, place: Place): Promise<Attempt> {
    try {
      return { text: await this.open(sealed, place) };
    } catch (error) {
      const why = whyUnopenable(error);
      if (why === undefined) throw error;
      return { text: null, why };
    }
  }

  /** As `attempt`, for a line of a list: what does not open says so. */
  openToShow(sealed: Buffer, place: Place): Promise<string>;
  openToShow(sealed: Buffer | null, place: Place): Promise<string | null>;
  async openToShow(sealed: Buffer | null, place: Place): Promise<string | null> {
    return sealed && ((await this.attempt(sealed, place)).text ?? UNOPENABLE);
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
