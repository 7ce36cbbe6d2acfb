import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { signOnProblem } from '../domain/sign-on.problems.ts';
import { insertHandover, type ReturnedBrowser, takeSignOn } from '../persistence/sign-ons.ts';
import { AccountOfPerson } from './account-of-person.ts';
import { type ExternalPerson, SignOnProvider } from './sign-on-provider.ts';
import { signOnSettings } from './sign-on-settings.ts';
import { digestOf, newToken } from './token.ts';

/** How long a client may take to fetch the session, in milliseconds. */
const TIME_TO_FETCH = 60_000;

type Refusal =
  'sign-on-over' | 'sign-on-declined' | 'sign-on-untrusted' | 'sign-on-unavailable' | 'sign-on-unknown';

/**
 * Takes a browser back from the provider. Whoever brings the provider's answer gets no session for it, only a code
 * that is worth one to the client which began: an answer that was stolen, or slipped to someone, opens nothing.
 */
@Injectable()
export class CompleteSignOn {
  constructor(
    private readonly provider: SignOnProvider,
    private readonly accounts: AccountOfPerson,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param answer the parameters the browser brought, `state` among them
   * @returns where the browser goes: the client's page, with `handover` or the code of a `problem` in the fragment,
   * which no server and no `Referer` gets to see
   * @throws identity.sign-on-off
   */
  async execute(answer: URLSearchParams, state: string): Promise<string> {
    const { returnUrl } = signOnSettings(this.config);
    const outcome = await this.outcome(answer, state);
    const back = new URL(returnUrl);
    back.hash = new URLSearchParams(outcome).toString();
    return back.href;
  }

  private async outcome(
    answer: URLSearchParams,
    state: string,
  ): Promise<{ handover: string } | { problem: string }> {
    const [browser] = await this.database.query<ReturnedBrowser>(
      takeSignOn(digestOf(state), this.clock.now()),
    );
    if (!browser || browser.late) return this.refuse(state, 'sign-on-over', 'state');
    const found = await this.provider.identify(answer, { ...browser, state });
    if (found.kind !== 'identified') return this.refuse(state, `sign-on-${found.kind}`, found.reason);
    const accountId = await this.accounts.find(found.person);
    if (accountId === undefined) return this.refuse(state, 'sign-on-unknown', 'account');
    return { handover: await this.handOver(accountId, found.person, browser.challenge) };
  }

  private async handOver(accountId: number, person: ExternalPerson, challenge: Buffer): Promise<string> {
    const code = newToken();
    const secondFactor = person.methods.some((method) => this.config.SIGN_ON_SECOND_FACTOR.includes(method));
    const expiresAt = new Date(this.clock.now().getTime() + TIME_TO_FETCH);
    await this.database.query(
      insertHandover(digestOf(code), { accountId, secondFactor, challenge }, expiresAt),
    );
    return code;
  }

  private async refuse(state: string, refusal: Refusal, because: string): Promise<{ problem: string }> {
    const problem = signOnProblem(`identity.${refusal}`).code;
    await this.database.query(
      insertAuditEntry({
        at: this.clock.now(),
        actor: 'sign-on',
        officerId: null,
        action: 'identity.sign-on',
        subjectType: 'sign-on',
        subjectId: digestOf(state).toString('hex').slice(0, 16),
        outcome: 'refused',
        details: { refusal: problem, because: because.slice(0, 100) },
      }),
    );
    return { problem };
  }
}
