import { z } from 'zod';

/** Messages over Zalo: the four of the account, or none and there is no such channel. */
export const zaloSettings = {
  /** Where messages by template are handed over, and where tokens are renewed. */
  ZALO_URL: z.url({ protocol: /^https?$/ }).default('https://business.openapi.zalo.me/message/template'),
  ZALO_TOKEN_URL: z.url({ protocol: /^https?$/ }).default('https://oauth.zaloapp.com/v4/oa/access_token'),
  ZALO_APP_ID: z.string().min(1).optional(),
  ZALO_APP_SECRET: z.string().min(1).optional(),
  /** Of the official account: signs what Zalo tells. */
  ZALO_OA_SECRET: z.string().min(1).optional(),
  /** What the tokens begin with; used once, those after it are in the database. Another one here begins anew. */
  ZALO_REFRESH_TOKEN: z.string().min(1).optional(),
};

const ACCOUNT = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET', 'ZALO_REFRESH_TOKEN'] as const;
type Account = Record<(typeof ACCOUNT)[number], string>;
type Checked = Partial<Record<keyof Account, string | undefined>>;

/** The account; undefined = messages go over other channels alone. */
export function zaloAccount(config: Checked): Account | undefined {
  const account = ACCOUNT.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]]));
  return account.length === ACCOUNT.length ? (Object.fromEntries(account) as Account) : undefined;
}

/** What belongs to the account and is missing, and what would travel for everybody to read. */
export function checkZalo(
  config: Checked & { NODE_ENV: string; ZALO_URL?: string; ZALO_TOKEN_URL?: string },
  context: z.RefinementCtx,
): void {
  const missing = ACCOUNT.filter((name) => config[name] === undefined);
  for (const name of missing.length < ACCOUNT.length ? missing : []) {
    context.addIssue({ code: 'custom', path: [name], message: 'belongs to the other settings of Zalo' });
  }
  for (const name of ['ZALO_URL', 'ZALO_TOKEN_URL'] as const) {
    if (isPrivate(config[name], config.NODE_ENV)) continue;
    const message = 'must be https; plain http is for this machine, outside production';
    context.addIssue({ code: 'custom', path: [name], message });
  }
}

function isPrivate(address: string | undefined, environment: string): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (environment !== 'production' && ['127.0.0.1', 'localhost'].includes(hostname))
  );
}
