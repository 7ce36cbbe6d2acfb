import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * `MaXacThuc` of a message: lower-case hex SHA-256 of its values and the secret, joined by `|`. The protocol has it so; it is no
 * HMAC, and a value that holds `|` could be read as two, so none of ours does.
 */
export const authenticationCode = (values: readonly string[], secret: string): string =>
  createHash('sha256')
    .update([...values, secret].join('|'))
    .digest('hex');

/** Compares in a time that tells nothing. */
export function isAuthentic(code: string, values: readonly string[], secret: string): boolean {
  const expected = Buffer.from(authenticationCode(values, secret));
  const given = Buffer.from(code);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
