import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';

const DIGITS = 6;

/**
 * The code an applicant confirms a hand-over with: six digits, derived from a random id under a key of the server. It is
 * written nowhere; a copy of the database reveals none.
 */
@Injectable()
export class HandOverCodes {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.TRACKING_KEY, 'base64');
  }

  /** @param id of the code that was sent */
  of(id: string): string {
    const digest = createHmac('sha256', this.key).update(`hand-over-code:${id}`).digest();
    return String(digest.readBigUInt64BE(0) % BigInt(10 ** DIGITS)).padStart(DIGITS, '0');
  }

  /** Compares in constant time. */
  matches(id: string, read: string): boolean {
    const [expected, given] = [Buffer.from(this.of(id)), Buffer.from(read)];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
