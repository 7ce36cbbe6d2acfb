import type { WhoSignsOn } from '../domain/who-signs-on.ts';

/** What binds the provider's answer to the browser it was asked for; each 43 characters of base64url. */
export interface SignOnChecks {
  state: string;
  nonce: string;
  /** RFC 7636; the provider is told its S256 first and itself last. */
  verifier: string;
}

/** Someone as the provider knows them. */
export interface ExternalPerson {
  issuer: string;
  /** Never given to anybody else by this issuer. */
  subject: string;
  username: string | undefined;
  /** How they proved who they are (RFC 8176). */
  methods: readonly string[];
  /** As its claim has it, whatever that is; undefined where there is none, or nobody asks for it. */
  identityNumber?: string | undefined;
}

export type Identification =
  | { kind: 'identified'; person: ExternalPerson }
  /** The person or the provider said no. */
  | { kind: 'declined'; reason: string }
  /** The answer is not what this provider would say to this question. */
  | { kind: 'untrusted'; reason: string }
  | { kind: 'unavailable'; reason: string };

/** An OpenID provider people may sign on with. */
export abstract class SignOnProvider {
  /** Where to send the browser; undefined when the provider is away. */
  abstract addressFor(checks: SignOnChecks): Promise<string | undefined>;

  /** Who came back. @param answer the parameters the browser brought (RFC 6749 4.1.2) */
  abstract identify(answer: URLSearchParams, checks: SignOnChecks): Promise<Identification>;
}

/** The provider of each who may sign on. */
export class SignOnProviders {
  constructor(private readonly providers: Readonly<Record<WhoSignsOn, SignOnProvider>>) {}

  of(who: WhoSignsOn): SignOnProvider {
    return this.providers[who];
  }
}
