import type { Refusal } from '../refused.ts';

/**
 * What `RPLY.ERROR` of `send_sms_list` means. The operator publishes no list: these are the codes that public tests of
 * the service await, one wrong field at a time. Codes met there whose cause is a guess (8, 23, 25, 26, 29, 30, 31, 34,
 * 35, 36) are left out, and count as unknown.
 */
const KNOWN: Readonly<Record<string, Refusal>> = {
  /** APIUSER or APIPASS. */
  1: 'our-account',
  /** SCHEDULETIME is no time; ours is always empty. */
  2: 'our-account',
  /** TEMPLATEID. */
  7: 'our-account',
  /** CONTRACTTYPEID is not that of the contract. */
  9: 'our-account',
  /** USERNAME. */
  10: 'our-account',
  /** The text is too long. */
  11: 'this-message',
  /** CONTRACTID. */
  13: 'our-account',
  /** LABELID: the brandname. */
  14: 'our-account',
  /** AGENTID. */
  15: 'our-account',
  /** Accents with DATACODING 0. */
  17: 'this-message',
  /** Credit of the customer, and of the agent, is used up. */
  21: 'our-account',
  22: 'our-account',
  /** SCHEDULETIME is over. */
  24: 'our-account',
};

export const vnptRefusal = (error: string): Refusal => KNOWN[error] ?? 'unknown';
