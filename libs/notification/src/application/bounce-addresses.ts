import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';

const PROOF_DIGITS = 16;
const MARKED = /^([^@+]+)\+([0-9a-f]{32})([0-9a-f]{16})@([^@]+)$/i;

/**
 * The address each message goes out from (a variable envelope return path): what comes back to it is about that message. It
 * carries a proof, so that nobody can call messages undelivered that they did not get.
 */
@Injectable()
export class BounceAddresses {
  private readonly key: Buffer;
  private readonly address: string | undefined;

  constructor(@Inject(CONFIG) { TRACKING_KEY, BOUNCE_ADDRESS }: Config) {
    this.key = Buffer.from(TRACKING_KEY, 'base64');
    this.address = BOUNCE_ADDRESS?.toLowerCase();
  }

  /** @param messageId a UUID. @returns undefined where bounces go nowhere we look */
  of(messageId: string): string | undefined {
    const digits = messageId.replaceAll('-', '');
    return this.address?.replace('@', `+${digits}${this.proofOf(digits)}@`);
  }

  /** @returns the UUID of the message an address stands for; undefined for any other */
  messageOf(address: string): string | undefined {
    const [, name, digits, proof, domain] = MARKED.exec(address.toLowerCase()) ?? [];
    if (!digits || !proof || `${name}@${domain}` !== this.address) return undefined;
    if (!timingSafeEqual(Buffer.from(proof), Buffer.from(this.proofOf(digits)))) return undefined;
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  private proofOf(digits: string): string {
    const digest = createHmac('sha256', this.key).update(`bounce-address:${digits}`).digest('hex');
    return digest.slice(0, PROOF_DIGITS);
  }
}
