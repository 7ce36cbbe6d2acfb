import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';

/** Letters and digits nobody mistakes for one another when read from paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 10;

/**
 * The secret on a receipt that opens the dossier to its applicant: about 49 bits, derived from the dossier and a
 * server key, so it can be printed again and a copy of the database reveals none.
 */
@Injectable()
export class TrackingSecrets {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(config.TRACKING_KEY, 'base64');
  }

  /** @param version raised to make earlier secrets of the dossier worthless. */
  of(dossierId: string, version: number): string {
    const digest = createHmac('sha256', this.key).update(`${dossierId}:${version}`).digest();
    let bits = digest.readBigUInt64BE(0) * 2n ** 64n + digest.readBigUInt64BE(8);
    let secret = '';
    while (secret.length < LENGTH) {
      secret += ALPHABET.charAt(Number(bits % BigInt(ALPHABET.length)));
      bits /= BigInt(ALPHABET.length);
    }
    return secret;
  }

  /** Compares in constant time; spaces, dashes and lower case as typed from paper are forgiven. */
  matches(dossierId: string, version: number, typed: string): boolean {
    const expected = Buffer.from(this.of(dossierId, version));
    const given = Buffer.from(typed.replace(/[\s-]/g, '').toUpperCase());
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
