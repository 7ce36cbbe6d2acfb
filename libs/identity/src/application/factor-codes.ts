import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator application has it: SHA-1, six digits, half a minute. */
const PARAMETERS = { issuer: 'Một Cửa', algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** 160 bits, as RFC 4226 section 4 (R6) recommends. */
const SECRET_BYTES = 20;

/** Clocks may be half a minute apart (RFC 6238 section 5.2). */
const WINDOW = 1;

/** @returns base32 */
export const newFactorSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The `otpauth://` address an authenticator application reads. */
export const factorUri = (secret: string, username: string): string =>
  new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret), label: username }).toString();

/** The half-minute a code belongs to, since 1970; undefined for a wrong one. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const timestamp = at.getTime();
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}
