import { later } from '../domain/lifetime.ts';
import { hashPassword } from './password-hash.ts';
import { readableSecret } from './readable-secret.ts';

/** 80 bits, in four groups of four that can be told over the telephone. */
const BYTES = 10;
/** Over a weekend. ASVS 5.0 6.4.1: an initial password expires after a short time, or once it is used. */
const GOOD_FOR_MS = 72 * 3_600_000;

/** A password somebody is told, to be changed at the first sign-in. */
export interface OneTimePassword {
  password: string;
  passwordHash: string;
  until: Date;
}

export async function newOneTimePassword(at: Date): Promise<OneTimePassword> {
  const password = readableSecret(BYTES);
  return { password, passwordHash: await hashPassword(password), until: later(at, GOOD_FOR_MS) };
}
