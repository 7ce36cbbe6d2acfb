import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  clockTolerance,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { z } from 'zod';
import type { Config } from '#platform/config';
import type { Logger } from '#platform/logging';
import { type Identification, type SignOnChecks, SignOnProvider } from '../application/sign-on-provider.ts';
import { type SignOnSettings, signOnSettings } from '../application/sign-on-settings.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';

/** Seconds by which the provider's clock and ours may differ. */
const TOLERANCE = 30;
/** How long, in milliseconds, what the provider says of itself is believed. */
const FRESH_FOR = 3_600_000;

/** Answers that come from something in front of the provider, or from a provider that is not well. */
const AWAY = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

/** So that a lost connection is told from a mistake of ours: `fetch` throws a plain TypeError for both. */
class NoConnection extends Error {}

const connect: CustomFetch = async (url, options) => {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw new NoConnection(`no connection to ${new URL(url).origin}`, { cause: error });
  }
};

const idToken = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  preferred_username: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
});

type Failure = Exclude<Identification, { kind: 'identified' }>;
type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

/** OpenID Connect Core 1.0, authorisation code with PKCE, with the provider of those who sign on. */
export class OpenIdConnect extends SignOnProvider {
  private known: Promise<Configuration> | undefined;
  private discoveredAt = 0;

  constructor(
    private readonly who: WhoSignsOn,
    private readonly config: Config,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async addressFor({ state, nonce, verifier }: SignOnChecks): Promise<string | undefined> {
    try {
      const url = buildAuthorizationUrl(await this.discovered(), {
        redirect_uri: this.callback,
        response_type: 'code',
        scope: this.settings.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  override async identify(
    answer: URLSearchParams,
    { state, nonce, verifier }: SignOnChecks,
  ): Promise<Identification> {
    try {
      const provider = await this.discovered();
      const tokens = await authorizationCodeGrant(provider, new URL(`?${answer.toString()}`, this.callback), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const { iss, sub, preferred_username: username, amr } = idToken.parse(tokens.claims());
      const identityNumber = await this.numberOf(provider, tokens, sub);
      return {
        kind: 'identified',
        person: { issuer: iss, subject: sub, username, methods: amr, identityNumber },
      };
    } catch (error) {
      return this.failed(error);
    }
  }

  /** What is in the ID token counts; where it is not there, UserInfo about the same subject is asked. */
  private async numberOf(
    provider: Configuration,
    tokens: Tokens,
    subject: string,
  ): Promise<string | undefined> {
    const { numberClaim } = this.settings;
    if (numberClaim === null) return undefined;
    const told =
      tokens.claims()?.[numberClaim] ??
      (await fetchUserInfo(provider, tokens.access_token, subject))[numberClaim];
    return typeof told === 'string' ? told : undefined;
  }

  private failed(error: unknown): Failure {
    const failure = outcomeOf(error);
    if (failure.kind !== 'declined') this.logger.warn('the sign-on failed', { who: this.who, ...failure });
    return failure;
  }

  private get callback(): string {
    return new URL(this.settings.callbackPath, this.config.PUBLIC_URL).href;
  }

  private get settings(): SignOnSettings {
    return signOnSettings(this.config, this.who);
  }

  private discovered(): Promise<Configuration> {
    const now = performance.now();
    if (!this.known || now - this.discoveredAt > FRESH_FOR) {
      this.discoveredAt = now;
      this.known = this.discover();
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, algorithm } = this.settings;
    const url = new URL(issuer);
    return discovery(
      url,
      clientId,
      { id_token_signed_response_alg: algorithm, [clockTolerance]: TOLERANCE },
      ClientSecretBasic(clientSecret),
      {
        [customFetch]: connect,
        timeout: this.config.CALL_TIMEOUT_SECONDS,
        // Without the first, a token straight from the provider is believed for its TLS alone, whatever signed it.
        execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
      },
    );
  }
}

/** @throws what neither the provider nor the way to it can have caused */
function outcomeOf(error: unknown): Failure {
  if (error instanceof AuthorizationResponseError) return { kind: 'declined', reason: error.error };
  if (error instanceof ResponseBodyError) {
    return { kind: error.status >= 500 ? 'unavailable' : 'declined', reason: error.error };
  }
  if (error instanceof WWWAuthenticateChallengeError) return { kind: 'untrusted', reason: 'userinfo' };
  if (error instanceof ClientError && error.cause instanceof NoConnection) {
    return { kind: 'unavailable', reason: 'no connection' };
  }
  if (error instanceof ClientError) {
    const { code = 'OAUTH_UNKNOWN' } = error;
    return { kind: AWAY.includes(code) ? 'unavailable' : 'untrusted', reason: code };
  }
  if (error instanceof z.ZodError) return { kind: 'untrusted', reason: 'claims' };
  throw error;
}
