/** Tokens as they are issued. */
export interface IssuedTokens {
  access: string;
  /** Good for one use. */
  refresh: string;
  /** How long the access token is good for. */
  seconds: number;
}

/** The issuer gives nothing for this refresh token, or to this application: somebody has to mend it. */
export class TokensRefused extends Error {
  override readonly name = 'TokensRefused';
}

/** Nobody knows whether it issued any: it did not answer, or not in its protocol. */
export class TokensUnanswered extends Error {
  override readonly name = 'TokensUnanswered';

  /** @param fault what is known of the call */
  constructor(
    readonly fault: {
      message?: string | undefined;
      code?: string | undefined;
      status?: number | undefined;
      retryAfter?: unknown;
    },
  ) {
    super(fault.message);
  }
}

/** Issues tokens for the refresh token of the last ones. */
export abstract class TokenIssuer {
  /** Ends within the call timeout. @throws TokensRefused, TokensUnanswered */
  abstract renew(refresh: string): Promise<IssuedTokens>;
}
