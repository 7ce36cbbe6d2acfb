import { z } from 'zod';

export const faultTargets = [
  'portal',
  'ministry',
  'sms',
  'vnpt-sms',
  'smpp',
  'zalo',
  'mail',
  'bounces',
  'webhook',
  'sign-on',
  'citizen-sign-on',
  'scanner',
  'payments',
  'shared-platform',
] as const;
export type FaultTarget = (typeof faultTargets)[number];

/** Ways the connection or the machine behind it fails. They strike any call. */
const connectionFaults = [
  /** waits `afterMs`, then does its work, whether the client still listens or not */
  'slow',
  /** neither works nor answers until the fault is cleared; nothing is done for a client that left meanwhile */
  'hold',
  /** temporary refusal: HTTP 503 (or `status`) with Retry-After of `afterMs` unless `bare`, SMTP 451, SMPP ESME_RTHROTTLED */
  'refuse',
  /** closes the connection, nothing done */
  'drop-before',
  /** an HTML page of some proxy where JSON, XML or an SMTP reply belongs; nothing done */
  'break-schema',
  /** every connection is closed (SMTP: answered 421) until cleared */
  'down',
] as const;

/** Ways a list goes wrong on its way in: `first` elements of data are stored, half of them where nobody says how many. */
const batchFaults = [
  /** portal: the others are refused, each in its own row with `message` and `code` */
  'refuse-some',
  /** portal: the call is refused as a whole with `message` and `code`, and nothing said of what was stored */
  'store-some',
] as const;

/** Ways the work itself goes wrong. They strike business calls; log-in and balance checks only when `service` names them. */
const workFaults = [
  /** refusal in the protocol's own words: portal error_code -1 (or `code`), payments error_code 1, SMS result 0, VNPT ERROR 23, SMPP ESME_RINVDSTADR, Zalo error -118, SMTP 550, access_denied, a stream too long to scan, errorCode 99 of the store */
  'reject',
  /** does the work, then closes the connection without a word */
  'lose-answer',
  /** does the work twice */
  'duplicate',
  /** answers that all is well and forgets: only reconciliation finds out */
  'forget',
  /** mail: takes the message, and sends back that it could not be delivered, with `message` and the status of RFC 3463 in `code`; 4.x.x is still tried */
  'bounce',
  /** portal: the session of this call is no longer known; with `first` it ends when so many elements of data are stored */
  'expire-session',
  ...batchFaults,
  /** portal: works, then sends half of the JSON it should */
  'cut-answer',
  /** portal: error codes that are strings are told as numbers, those of single elements too */
  'number-codes',
] as const;

/** Ways the token of a sign-on is not to be trusted. They strike the token endpoint of a sign-on. */
export const tokenFaults = [
  /** made for another system */
  'wrong-audience',
  /** made by another provider */
  'wrong-issuer',
  /** over an hour ago */
  'expired-token',
  /** of another browser's sign-on */
  'wrong-nonce',
  /** `alg: none` */
  'unsigned',
  /** `alg: HS256`, with the provider's public key for the secret */
  'confused-key',
  /** signed with a key the provider does not publish */
  'foreign-key',
  /** in order, about a person nobody has heard of */
  'unknown-subject',
] as const;
export type TokenFault = (typeof tokenFaults)[number];

/** What UserInfo of the citizens' sign-on may tell wrongly. They strike it where `service` names it: `me`. */
export const userInfoFaults = [
  /** no identity number, as of an account that was never identified */
  'no-number',
  /** the nine digits of an identity card of before */
  'old-number',
  /** about another person than the ID token */
  'another-subject',
] as const;
export type UserInfoFault = (typeof userInfoFaults)[number];

export const faultKinds = [...connectionFaults, ...workFaults, ...tokenFaults, ...userInfoFaults] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Of a ministry's platform it is the tokens that end. */
const endsTokens = (kind: FaultKind, target: FaultTarget): boolean =>
  kind === 'expire-session' && target === 'ministry';

const among = (kind: FaultKind, kinds: readonly FaultKind[]): boolean => kinds.includes(kind);
export const isTokenFault = (kind: FaultKind): kind is TokenFault => among(kind, tokenFaults);
export const isUserInfoFault = (kind: FaultKind): kind is UserInfoFault => among(kind, userInfoFaults);

/**
 * One line of a fault script, as `POST /faults` takes it. Faults of a target strike in the order they were set; a call that
 * chance or its turn spares is left to the next.
 */
export const faultRequest = z
  .strictObject({
    target: z.enum(faultTargets),
    kind: z.enum(faultKinds),
    /** How many calls it strikes; 0 = every one until cleared, which is meant where `share` or `every` is said. `down` always lasts until cleared. */
    times: z.int().min(0).optional(),
    /** Which part of the calls it strikes, by chance: 0.05 is one in twenty. */
    share: z.number().gt(0).lt(1).optional(),
    /** What chance is drawn from: the same seed strikes the same calls. 1 when absent. */
    seed: z.int().min(0).optional(),
    /** It strikes every so-manieth call. */
    every: z.int().min(2).optional(),
    /** Elements of `data` that are stored before a list goes wrong. */
    first: z.int().min(0).optional(),
    /** `refuse` without a Retry-After. */
    bare: z.boolean().optional(),
    /** Milliseconds: the delay of `slow`, the Retry-After of `refuse`. */
    afterMs: z.int().min(0).max(3_600_000).optional(),
    /** Only calls of this service: a portal service or `login`, an SMS operation, an endpoint of the sign-on, a message of the payment platform. */
    service: z.string().min(1).optional(),
    /** HTTP status of `refuse`. */
    status: z.literal([429, 500, 502, 503, 504]).optional(),
    /** What `reject` says. */
    message: z.string().min(1).optional(),
    /** As what it refuses: error_code of the portal, ERROR of VNPT, command_status of SMPP by number or name, error of Zalo; why mail bounces; the HTTP status of a webhook. */
    code: z.string().min(1).optional(),
  })
  .refine(({ kind, afterMs }) => kind !== 'slow' || afterMs !== undefined, {
    path: ['afterMs'],
    message: 'slow needs afterMs',
  })
  .refine(
    ({ kind, target }) => !among(kind, portalFaults) || target === 'portal' || endsTokens(kind, target),
    {
      path: ['kind'],
      message: 'only the portal has sessions, lists and codes',
    },
  )
  .refine(({ share, every }) => share === undefined || every === undefined, {
    path: ['every'],
    message: 'a fault strikes by chance or by turns',
  })
  .refine(({ kind, target }) => kind !== 'bounce' || target === 'mail', {
    path: ['kind'],
    message: 'only mail comes back',
  })
  .refine(({ kind, target }) => suits(kind, target), {
    path: ['kind'],
    message: 'faults of tokens and of UserInfo are for sign-ons, those of taking messages for the others',
  })
  .refine(({ kind, service }) => !isUserInfoFault(kind) || service === 'me', {
    path: ['service'],
    message: 'what UserInfo tells goes wrong there: service me',
  })
  .transform((fault) => ({ ...fault, times: fault.times ?? (fault.share || fault.every ? 0 : 1) }));

/** What only the portal can do. */
const portalFaults: readonly FaultKind[] = ['expire-session', ...batchFaults, 'cut-answer', 'number-codes'];

function suits(kind: FaultKind, target: FaultTarget): boolean {
  if (target !== 'sign-on' && target !== 'citizen-sign-on') {
    return !isTokenFault(kind) && !isUserInfoFault(kind);
  }
  if (isUserInfoFault(kind)) return target === 'citizen-sign-on';
  return kind === 'reject' || isTokenFault(kind) || among(kind, connectionFaults);
}

export type FaultRequest = z.input<typeof faultRequest>;
export type FaultSettings = z.output<typeof faultRequest>;

export const strikesWork = (kind: FaultKind): boolean => !among(kind, connectionFaults);
