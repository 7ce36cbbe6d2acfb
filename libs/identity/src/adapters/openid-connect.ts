import { Inject, Injectable } from '@nestjs/common';
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
  ResponseBodyError,
} from 'openid-client';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { type Identification, type SignOnChecks, SignOnProvider } from '../application/sign-on-provider.ts';
import { signOnSettings } from '../application/sign-on-settings.ts';

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

/** OpenID Connect Core 1.0, authorisation code with PKCE. */
@Injectable()
export class OpenIdConnect extends SignOnProvider {
  private known: Promise<Configuration> | undefined;
  private discoveredAt = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async addressFor({ state, nonce, verifier }: SignOnChecks): Promise<string | undefined> {
    try {
      const url = buildAuthorizationUrl(await this.discovered(), {
        redirect_uri: this.callback,
        response_type: 'code',
        scope: 'openid profile',
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
      const tokens = await authorizationCodeGrant(
        await this.discovered(),
        new URL(`?${answer.toString()}`, this.callback),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      );
      const { iss, sub, preferred_username: username, amr } = idToken.parse(tokens.claims());
      return { kind: 'identified', person: { issuer: iss, subject: sub, username, methods: amr } };
    } catch (error) {
      return this.failed(error);
    }
  }

  private failed(error: unknown): Failure {
    const failure = outcomeOf(error);
    if (failure.kind !== 'declined') this.logger.warn('the sign-on failed', { ...failure });
    return failure;
  }

  private get callback(): string {
    return new URL('/api/v1/sign-on/callback', this.config.PUBLIC_URL).href;
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
    const { issuer, clientId, clientSecret } = signOnSettings(this.config);
    const url = new URL(issuer);
    return discovery(
      url,
      clientId,
      { id_token_signed_response_alg: this.config.SIGN_ON_ALGORITHM, [clockTolerance]: TOLERANCE },
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
