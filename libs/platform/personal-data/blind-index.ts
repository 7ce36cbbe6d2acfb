import { createHmac } from 'node:crypto';

/** What can be looked up by an exact match. */
export type IndexedKind = 'identity' | 'phone' | 'email' | 'message';

const NORMAL_FORMS: Readonly<Record<IndexedKind, (typed: string) => string>> = {
  identity: (typed) => typed.toUpperCase().replace(/[\s.-]/g, ''),
  /** E.164. */
  phone: (typed) => typed.replace(/[\s().-]/g, '').replace(/^(?:\+?84|0)(?=\d{9,10}$)/, '+84'),
  email: (typed) => typed.trim().toLowerCase(),
  message: (written) => written,
};

/** HMAC-SHA-256 of the value's normal form; equal values of different kinds have nothing in common. */
export const blindIndex = (key: Buffer, kind: IndexedKind, typed: string): Buffer =>
  createHmac('sha256', key)
    .update(`${kind}\0${NORMAL_FORMS[kind](typed.normalize('NFKC'))}`)
    .digest();
