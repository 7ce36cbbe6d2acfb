import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, CompactSign, compactVerify, errors } from 'jose';
import { CONFIG, type Config } from '#platform/config';
import { type SealStatement, sealStatement } from './seal.ts';

/** Ed25519 alone (RFC 9864): a seal does not choose how it is checked. */
const ALGORITHM = 'Ed25519';
/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs seals with the present key, and knows them by that or an earlier one. */
@Injectable()
export class SealKeys {
  private readonly signing: KeyObject;
  private readonly known: Promise<ReadonlyMap<string, KeyObject>>;

  constructor(@Inject(CONFIG) { AUDIT_SIGNING_KEY, AUDIT_EARLIER_KEYS }: Config) {
    const key = Buffer.concat([PKCS8, Buffer.from(AUDIT_SIGNING_KEY, 'base64')]);
    this.signing = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    this.known = byThumbprint([createPublicKey(this.signing), ...AUDIT_EARLIER_KEYS.map(publicKey)]);
  }

  async sign(statement: SealStatement): Promise<string> {
    const [kid] = (await this.known).keys();
    return new CompactSign(Buffer.from(JSON.stringify(statement)))
      .setProtectedHeader({ alg: ALGORITHM, kid: kid ?? '' })
      .sign(this.signing);
  }

  /** What a seal states; undefined when no known key has signed it. */
  async read(jws: string): Promise<SealStatement | undefined> {
    const known = await this.known;
    try {
      const { payload } = await compactVerify(
        jws,
        ({ kid }) => known.get(kid ?? '') ?? Promise.reject(new errors.JWKSNoMatchingKey()),
        { algorithms: [ALGORITHM] },
      );
      return sealStatement.parse(JSON.parse(Buffer.from(payload).toString()));
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** The public half of the present key, as `AUDIT_EARLIER_KEYS` takes it once there is another. */
  get publicKey(): string {
    const { x } = createPublicKey(this.signing).export({ format: 'jwk' });
    return Buffer.from(x ?? '', 'base64url').toString('base64');
  }
}

const publicKey = (base64: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(base64, 'base64').toString('base64url') },
    format: 'jwk',
  });

async function byThumbprint(keys: readonly KeyObject[]): Promise<ReadonlyMap<string, KeyObject>> {
  const named = keys.map(async (key) => {
    const thumbprint = await calculateJwkThumbprint(key.export({ format: 'jwk' }));
    return [thumbprint, key] as const;
  });
  return new Map(await Promise.all(named));
}
