import type { Refusal } from '../refused.ts';

/**
 * What `error` of `message/template` means, by the table of zalo.cloud (guidelines, handling of error codes) and public code
 * that names the codes alike. Left out, and so unknown: those public sources give different meanings (-112, -120), or none we
 * could find (-116, -127 to -129, -134, -138 to -143, -145, -146, -148 and on).
 */
const KNOWN: Readonly<Record<number, Refusal>> = {
  /** Unknown error, to be tried again. */
  [-100]: 'busy',
  /** The application: its id, whether it is active, its secret, its official account. */
  ...{ [-101]: 'our-account', [-102]: 'our-account', [-103]: 'our-account', [-104]: 'our-account' },
  ...{ [-105]: 'our-account', [-106]: 'our-account', [-125]: 'our-account' },
  /** The access token; proof of the application's secret, where it asks for one. */
  ...{ [-124]: 'our-account', [-1241]: 'our-account' },
  /** The template: its id, its button, whether it is approved, and whether we may use it. */
  ...{ [-109]: 'our-account', [-113]: 'our-account', [-117]: 'our-account', [-131]: 'our-account' },
  /** What is paid with: balance, account at Zalo Cloud, permission to send. */
  ...{ [-115]: 'our-account', [-126]: 'our-account', [-135]: 'our-account', [-1351]: 'our-account' },
  ...{ [-136]: 'our-account', [-321]: 'our-account' },
  /** What we filled in: nothing, too long, missing, of the wrong form. */
  ...{ [-111]: 'this-message', [-121]: 'this-message', [-130]: 'this-message', [-132]: 'this-message' },
  ...{ [-1121]: 'this-message', [-1122]: 'this-message', [-1124]: 'this-message' },
  /** The number; no account of that number; one that cannot receive, does not want to, or whose Zalo is too old. */
  ...{ [-108]: 'no-such-number', [-118]: 'no-such-number', [-119]: 'no-such-number' },
  ...{ [-110]: 'no-such-number', [-114]: 'no-such-number' },
  /** From 22:00 to 6:00; the quota of the day, of the account and of the template. */
  ...{ [-133]: 'not-now', [-144]: 'not-now', [-147]: 'not-now' },
};

export const znsRefusal = (error: number): Refusal => KNOWN[error] ?? 'unknown';
