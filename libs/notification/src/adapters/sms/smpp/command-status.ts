import smpp from 'smpp';
import type { Refusal } from '../../refused.ts';

/** SMPP 3.4 §5.1.3. Those that are not here say nothing we could act upon. */
const KNOWN: Readonly<Record<string, Refusal>> = {
  ESME_RINVMSGLEN: 'this-message',
  ESME_RINVDSTADR: 'no-such-number',
  ...{ ESME_RTHROTTLED: 'too-fast' },
  ...{ ESME_RMSGQFUL: 'busy', ESME_RSYSERR: 'busy' },
  // System id, password, system type; a second session where one is allowed.
  ...{ ESME_RBINDFAIL: 'our-account', ESME_RINVPASWD: 'our-account', ESME_RINVSYSID: 'our-account' },
  ...{ ESME_RINVSYSTYP: 'our-account', ESME_RALYBND: 'our-account', ESME_RINVSERTYP: 'our-account' },
  // The brandname.
  ESME_RINVSRCADR: 'our-account',
};

const NAMES = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]));

/** What a status other than 0 means, and its name in the specification. */
export function refusalByStatus(status: number): { refusal: Refusal; words: string } {
  const name = NAMES.get(status);
  const words = `0x${status.toString(16).padStart(8, '0')}${name ? ` ${name}` : ''}`;
  return { refusal: KNOWN[name ?? ''] ?? 'unknown', words };
}
