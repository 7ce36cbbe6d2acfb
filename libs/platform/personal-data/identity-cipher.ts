import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** An identity number as it may be stored. */
export interface ProtectedIdentity {
  /** AES-256-GCM: nonce, ciphertext, tag. */
  cipher: Buffer;
  /** HMAC-SHA-256 of the number: finds equal numbers without revealing them. */
  index: Buffer;
  /** The last three characters, for people to recognise it by. */
  tail: string;
}

/** Keeps identity numbers unreadable at rest and still findable by an exact match. */
@Injectable()
export class IdentityCipher {
  private readonly key: Buffer;
  private readonly indexKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.IDENTITY_KEY, 'base64');
    this.indexKey = Buffer.from(config.IDENTITY_INDEX_KEY, 'base64');
  }

  protect(number: string): ProtectedIdentity {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(number, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { cipher: sealed, index: this.indexOf(number), tail: number.slice(-3) };
  }

  /** @throws when the stored bytes were altered or belong to another key. */
  reveal(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const content = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
  }

  indexOf(number: string): Buffer {
    return createHmac('sha256', this.indexKey).update(number).digest();
  }
}
