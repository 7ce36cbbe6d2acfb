import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenFault } from '../faults/fault.ts';

const KEY_ID = 'simulated';
const HOUR = 3600;

const makePair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The provider's key, and how its tokens come to lie. */
export class SigningKey {
  #pair: ReturnType<typeof makePair> | undefined;

  /** Made when it is needed: making one takes a moment. */
  private get pair() {
    return (this.#pair ??= makePair());
  }

  /** The private key as a JWK, RS256. */
  get jwk() {
    return { ...this.pair.privateKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  }

  /** The token as the fault would have it. */
  async forge(token: string, fault: TokenFault): Promise<string> {
    const claims = decodeJwt(token);
    switch (fault) {
      case 'unsigned':
        return new UnsecuredJWT(claims).encode();
      case 'confused-key':
        return sign(claims, 'HS256', Buffer.from(pem(this.pair.publicKey)));
      case 'foreign-key':
        return sign(claims, 'RS256', makePair().privateKey);
      default:
        return sign({ ...claims, ...lies(claims)[fault] }, 'RS256', this.pair.privateKey);
    }
  }
}

const lies = ({ iat = 0 }: JWTPayload) => ({
  'wrong-audience': { aud: 'another-system' },
  'wrong-issuer': { iss: 'https://sso.elsewhere.example' },
  'expired-token': { iat: iat - 2 * HOUR, exp: iat - HOUR },
  'wrong-nonce': { nonce: 'of-another-browser' },
  'unknown-subject': { sub: 'nobody', preferred_username: 'nobody' },
});

const sign = (claims: JWTPayload, alg: string, key: KeyObject | Uint8Array): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, kid: KEY_ID }).sign(key);

const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'spki' }).toString();
