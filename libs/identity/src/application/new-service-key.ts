import { randomBytes } from 'node:crypto';
import { writeServiceKey } from '../domain/service-key.ts';
import type { KeyRow } from '../persistence/service-accounts.ts';
import { digestOf, newToken } from './token.ts';

/** A key as it is shown, this once. */
export interface IssuedKey {
  id: string;
  key: string;
  scopes: readonly string[];
  expiresAt: Date;
}

const DAY = 24 * 3_600_000;

export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY);

/** Makes a key, valid for some days. @returns what is shown of it and what is kept */
export function newServiceKey(now: Date, days: number): { key: string; row: KeyRow } {
  const id = randomBytes(6).toString('hex');
  const secret = newToken();
  const row = { id, secretHash: digestOf(secret), now, expiresAt: daysAfter(now, days) };
  return { key: writeServiceKey({ id, secret }), row };
}
