import type { TokenIssuer } from '../src/application/zalo/token-issuer.ts';
import type { ZaloTokens } from '../src/application/zalo/zalo-tokens.ts';

/** Tokens of one worker that keeps them nowhere. @param start the refresh token they begin with */
export function tokensInMemory(issuer: TokenIssuer, start: string): Pick<ZaloTokens, 'current'> {
  let held: { access: string; refresh: string } | undefined;
  let renewing: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    held = await issuer.renew(held?.refresh ?? start);
    return held.access;
  };
  return {
    current: (refused) => {
      if (held && held.access !== refused) return Promise.resolve(held.access);
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
  };
}
