import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { type FaultKind, isTokenFault, isUserInfoFault, type UserInfoFault } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { providerConfiguration } from './provider-configuration.ts';
import type { SignOnEvent } from './sign-on-event.ts';
import type { SignOnKind } from './sign-on-kinds.ts';
import { SigningKey } from './signing-key.ts';

/** What a person answers the provider's page. */
export interface Identification {
  /** Of an officer the user name, of a citizen the identity number. */
  username: string;
  secondFactor: boolean;
}

/**
 * A single sign-on, of officers or of citizens: an OpenID provider that believes whatever is typed. Its tokens carry this
 * machine's time, whatever the simulated clock says.
 */
export class SignOn {
  #issuer: string | undefined;
  #provider: Promise<Provider> | undefined;
  private readonly key = new SigningKey();
  private readonly struck = new WeakMap<IncomingMessage, FaultKind>();
  /** What people have typed, by subject. */
  private readonly people = new Map<string, string>();

  constructor(
    private readonly ledger: Ledger<SignOnEvent>,
    private readonly clock: SimulatedClock,
    private readonly publicUrl: string,
    readonly kind: SignOnKind,
  ) {}

  openAt(url: string): void {
    this.#issuer = `${url}${this.kind.mount}`;
  }

  /** @throws before the simulators listen */
  get issuer(): string {
    if (this.#issuer === undefined) throw new Error('the simulators do not listen yet');
    return this.#issuer;
  }

  /** By which the provider knows a person, for good. */
  subjectOf(username: string): string {
    return createHash('sha256').update(username).digest('hex').slice(0, 32);
  }

  /** Everything that happened, oldest first. */
  events(): readonly SignOnEvent[] {
    return this.ledger.entries;
  }

  /** Answers a request of the protocol, its path below the mount of its kind. */
  async answer(request: IncomingMessage, response: ServerResponse, fault: FaultKind | null): Promise<void> {
    const provider = await this.provider();
    if (fault) this.struck.set(request, fault);
    const { mount } = this.kind;
    const originalUrl = request.url ?? mount;
    const mounted = Object.assign(request, { originalUrl, url: originalUrl.slice(mount.length) });
    await provider.callback()(mounted, response);
  }

  /** The person's answer to the provider's page; null refuses. @returns where the browser goes on */
  async decide(
    request: IncomingMessage,
    response: ServerResponse,
    person: Identification | null,
  ): Promise<string> {
    const provider = await this.provider();
    this.record(person ? 'signed-in' : 'refused', person?.username ?? null, null);
    if (!person) return provider.interactionResult(request, response, { error: 'access_denied' });
    const accountId = this.subjectOf(person.username);
    this.people.set(accountId, person.username);
    const amr = person.secondFactor ? ['pwd', 'otp', 'mfa'] : ['pwd'];
    return provider.interactionResult(request, response, { login: { accountId, amr } });
  }

  /** Loaded when it is first needed: it is big, and most who start the simulators never sign on. */
  provider(): Promise<Provider> {
    return (this.#provider ??= this.open());
  }

  private async open(): Promise<Provider> {
    const { Provider: OpenIdProvider } = await import('oidc-provider');
    const { key, people, publicUrl, kind } = this;
    const provider = new OpenIdProvider(
      this.issuer,
      providerConfiguration({ jwk: key.jwk, people, publicUrl, kind }),
    );
    provider.use(async (context, next) => {
      await next();
      if (context.path === '/token') await this.settleToken(context as KoaContextWithOIDC);
      if (context.path === '/me') this.settleUserInfo(context as KoaContextWithOIDC);
    });
    return provider;
  }

  private async settleToken({ req, body }: KoaContextWithOIDC): Promise<void> {
    const fault = this.struck.get(req) ?? null;
    const answer = body as { id_token?: string };
    if (answer.id_token === undefined) {
      this.record('token-refused', null, fault);
      return;
    }
    const username = this.people.get(decodeJwt(answer.id_token).sub ?? '') ?? null;
    if (fault && isTokenFault(fault)) answer.id_token = await this.key.forge(answer.id_token, fault);
    this.record('token-given', username, fault);
  }

  private settleUserInfo(context: KoaContextWithOIDC): void {
    const fault = this.struck.get(context.req);
    if (fault && isUserInfoFault(fault)) {
      context.body = { ...(context.body as Record<string, unknown>), ...LIES[fault] };
    }
  }

  private record(what: SignOnEvent['what'], username: string | null, fault: FaultKind | null): void {
    this.ledger.append({ at: this.clock.stamp(), what, username, fault });
  }
}

const LIES: Readonly<Record<UserInfoFault, Record<string, unknown>>> = {
  // What is undefined is not written.
  'no-number': { SoDinhDanh: undefined },
  'old-number': { SoDinhDanh: '099000001' },
  'another-subject': { sub: 'somebody-else', SoDinhDanh: '099000000002' },
};
