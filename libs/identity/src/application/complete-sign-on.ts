import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { signOnRefusal, type WhyNot } from '../domain/sign-on-refusal.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import {
  insertHandover,
  type ReturnedBrowser,
  type SessionOwner,
  takeSignOn,
} from '../persistence/sign-ons.ts';
import { OwnerOfSession } from './owner-of-session.ts';
import { SignOnProviders } from './sign-on-provider.ts';
import { signOnSettings } from './sign-on-settings.ts';
import { digestOf, newToken } from './token.ts';

/** How long a client may take to fetch the session, in milliseconds. */
const TIME_TO_FETCH = 60_000;

/** What the client is told: a code for the session, or that of a problem. */
type Told = { handover: string } | { problem: string };

interface Returned {
  who: WhoSignsOn;
  state: string;
}

/**
 * Takes a browser back from the provider. Whoever brings the provider's answer gets no session for it, only a code
 * that is worth one to the client which began: an answer that was stolen, or slipped to someone, opens nothing.
 */
@Injectable()
export class CompleteSignOn {
  constructor(
    private readonly providers: SignOnProviders,
    private readonly owners: OwnerOfSession,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param answer the parameters the browser brought, `state` among them
   * @returns where the browser goes: the client's page, with `handover` or the code of a `problem` in the fragment,
   * which no server and no `Referer` gets to see
   * @throws identity.sign-on-off, .citizen-sign-on-off
   */
  async execute(who: WhoSignsOn, answer: URLSearchParams, state: string): Promise<string> {
    const { returnUrl } = signOnSettings(this.config, who);
    const told = await this.told({ who, state }, answer);
    const back = new URL(returnUrl);
    back.hash = new URLSearchParams(told).toString();
    return back.href;
  }

  private async told(returned: Returned, answer: URLSearchParams): Promise<Told> {
    const { who, state } = returned;
    const [browser] = await this.database.query<ReturnedBrowser>(
      takeSignOn(who, digestOf(state), this.clock.now()),
    );
    if (!browser || browser.late) return this.refuse(returned, 'over', 'state');
    const found = await this.providers.of(who).identify(answer, { ...browser, state });
    if (found.kind !== 'identified') return this.refuse(returned, found.kind, found.reason);
    const owner = await this.owners.find(who, found.person);
    if (!owner) return this.refuse(returned, 'unknown', who === 'citizen' ? 'number' : 'account');
    return { handover: await this.handOver(owner, browser.challenge) };
  }

  private async handOver(owner: SessionOwner, challenge: Buffer): Promise<string> {
    const code = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + TIME_TO_FETCH);
    await this.database.query(insertHandover(digestOf(code), owner, challenge, expiresAt));
    return code;
  }

  private async refuse({ who, state }: Returned, why: WhyNot, because: string): Promise<Told> {
    const problem = signOnRefusal(who, why).code;
    await this.database.query(
      insertAuditEntry({
        at: this.clock.now(),
        actor: 'sign-on',
        officerId: null,
        action: who === 'citizen' ? 'identity.citizen-sign-on' : 'identity.sign-on',
        subjectType: 'sign-on',
        subjectId: digestOf(state).toString('hex').slice(0, 16),
        outcome: 'refused',
        details: { refusal: problem, because: because.slice(0, 100) },
      }),
    );
    return { problem };
  }
}
