import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '#platform/config';

const SHORTEST_BITS = 2048;

/** How letters are signed (RFC 6376); nothing where the mail server does. @throws when the key is not there, or is none to sign with */
export function dkimOf({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: Config): {
  dkim?: { domainName: string; keySelector: string; privateKey: string };
} {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return {};
  const key = keyIn(DKIM_KEY_FILE);
  // RFC 8301 §3.2; what signs here knows RSA alone.
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_BITS) {
    throw new Error(`DKIM_KEY_FILE: must be an RSA key of ${SHORTEST_BITS} bits or more`);
  }
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { dkim: { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey } };
}

function keyIn(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new Error('DKIM_KEY_FILE: holds no private key that can be read', { cause: error });
  }
}
