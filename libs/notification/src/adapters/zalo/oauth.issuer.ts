import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config, zaloAccount } from '#platform/config';
import {
  type IssuedTokens,
  TokenIssuer,
  TokensRefused,
  TokensUnanswered,
} from '../../application/zalo/token-issuer.ts';

/** Comes with HTTP 200 as well; -14014 is a refresh token that is used, or over. */
const refusal = z.object({
  error: z.coerce
    .number()
    .int()
    .refine((error) => error !== 0),
  error_name: z.string().nullish(),
});
const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/** Zalo's tokens of official accounts: `POST /v4/oa/access_token`, a form, the application's secret as a header. */
@Injectable()
export class OauthIssuer extends TokenIssuer {
  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  override async renew(refresh: string): Promise<IssuedTokens> {
    const account = zaloAccount(this.config);
    if (!account) throw new TokensRefused('there is no account');
    const response = await fetch(this.config.ZALO_TOKEN_URL, {
      method: 'POST',
      headers: { secret_key: account.ZALO_APP_SECRET },
      body: new URLSearchParams({
        app_id: account.ZALO_APP_ID,
        grant_type: 'refresh_token',
        refresh_token: refresh,
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000),
    }).catch((error: unknown) => {
      const { message, cause } = error as Error;
      throw new TokensUnanswered({ message, ...(cause as { code?: string } | undefined) });
    });
    const body = await response.text().catch(() => '');
    const { status, headers } = response;
    const refused = refusal.safeParse(parsed(body));
    // What it said is not repeated: it might be the token.
    if (refused.success) throw new TokensRefused(`${refused.data.error}: ${refused.data.error_name ?? ''}`);
    if (status !== 200) {
      throw new TokensUnanswered({ status, retryAfter: headers.get('retry-after') ?? undefined });
    }
    const issued = tokens.safeParse(parsed(body));
    if (!issued.success) throw new TokensUnanswered({ message: 'the answer is not one of access_token' });
    const { access_token: access, refresh_token: next, expires_in: seconds } = issued.data;
    return { access, refresh: next, seconds };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
