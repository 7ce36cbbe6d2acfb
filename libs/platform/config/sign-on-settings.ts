import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ });
/** HMAC is none of them: whoever checks a token could make one. */
const algorithm = z.enum(['RS256', 'PS256', 'ES256']).default('RS256');

/** Single sign-on (OpenID Connect): of officers and of citizens, each by the first four together, or not at all. */
export const signOnSettings = {
  SIGN_ON_ISSUER: httpUrl.optional(),
  SIGN_ON_CLIENT_ID: z.string().min(1).optional(),
  SIGN_ON_CLIENT_SECRET: z.string().min(1).optional(),
  /** Page of the officers' client that a browser comes back to from signing on. */
  SIGN_ON_RETURN_URL: httpUrl.optional(),
  /** The one algorithm the provider's ID tokens may be signed with. */
  SIGN_ON_ALGORITHM: algorithm,
  /** Whom an unknown person of the provider is taken for: nobody, or the officer of the same user name. */
  SIGN_ON_LINK_BY: z.enum(['none', 'username']).default('none'),
  /** Values of `amr` (RFC 8176), separated by commas, each of which proves a second factor; none when empty. */
  SIGN_ON_SECOND_FACTOR: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((value) => value.trim())
        .filter(Boolean),
    ),
  CITIZEN_SIGN_ON_ISSUER: httpUrl.optional(),
  CITIZEN_SIGN_ON_CLIENT_ID: z.string().min(1).optional(),
  CITIZEN_SIGN_ON_CLIENT_SECRET: z.string().min(1).optional(),
  /** Page of the citizens' client that a browser comes back to. */
  CITIZEN_SIGN_ON_RETURN_URL: httpUrl.optional(),
  CITIZEN_SIGN_ON_ALGORITHM: algorithm,
  /** What is asked for, as the provider wants it; `openid` among it. */
  CITIZEN_SIGN_ON_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'must have openid among it')
    .default('openid'),
  /** Claim that holds the identity number, in the ID token or of UserInfo. */
  CITIZEN_SIGN_ON_NUMBER_CLAIM: z.string().min(1).default('SoDinhDanh'),
  /** However busy it is, a citizen's session ends after this; nothing prolongs it. */
  CITIZEN_SESSION_MINUTES: z.coerce.number().min(5).max(60).default(30),
};

const TOGETHER = {
  'the sign-on': [
    ...(['SIGN_ON_ISSUER', 'SIGN_ON_CLIENT_ID', 'SIGN_ON_CLIENT_SECRET', 'SIGN_ON_RETURN_URL'] as const),
  ],
  'the sign-on of citizens': [
    ...(['CITIZEN_SIGN_ON_ISSUER', 'CITIZEN_SIGN_ON_CLIENT_ID'] as const),
    ...(['CITIZEN_SIGN_ON_CLIENT_SECRET', 'CITIZEN_SIGN_ON_RETURN_URL'] as const),
  ],
};

const SECRET_WAYS = [
  ...(['SIGN_ON_ISSUER', 'SIGN_ON_RETURN_URL'] as const),
  ...(['CITIZEN_SIGN_ON_ISSUER', 'CITIZEN_SIGN_ON_RETURN_URL', 'PAYMENT_URL'] as const),
] as const;

type Checked = Partial<
  Record<(typeof TOGETHER)[keyof typeof TOGETHER][number] | 'PAYMENT_URL', string | undefined>
> & { NODE_ENV: string };

/** What is missing of a sign-on where a part is there, and what would travel for everybody to read. */
export function checkSignOn(config: Checked, context: z.RefinementCtx): void {
  for (const [what, names] of Object.entries(TOGETHER)) {
    const missing = names.filter((name) => config[name] === undefined);
    if (missing.length === names.length) continue;
    for (const name of missing) {
      context.addIssue({ code: 'custom', path: [name], message: `belongs to the other settings of ${what}` });
    }
  }
  for (const name of SECRET_WAYS) {
    if (mayCarrySecrets(config[name], config.NODE_ENV)) continue;
    const message = 'must be https; plain http is for this machine, outside production';
    context.addIssue({ code: 'custom', path: [name], message });
  }
}

/** What travels there signs people in, or is money. */
function mayCarrySecrets(address: string | undefined, environment: string): boolean {
  if (!address || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return environment !== 'production' && ['127.0.0.1', 'localhost'].includes(hostname);
}
