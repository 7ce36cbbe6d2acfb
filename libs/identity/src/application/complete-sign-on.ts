import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { storable } from '#platform/fields';
import { signOnRefusal, type WhyNot } from '../domain/sign-on-refusal.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import { OwnerOfSession } from './owner-of-session.ts';
import { RefusedSignOns, type RefusedStep } from './refused-sign-ons.ts';
import { SignOnProviders } from './sign-on-provider.ts';
import { signOnSettings } from './sign-on-settings.ts';
import { SignOnsUnderWay } from './sign-ons-under-way.ts';
import { digestOf } from './token.ts';

/** What the client is told: a code for the session, or that of a problem. */
type Told = { handover: string } | { problem: string };

interface Returned extends RefusedStep {
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
    private readonly underWay: SignOnsUnderWay,
    private readonly refused: RefusedSignOns,
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
    const told = await this.told({ who, step: 'sign-on', state, hash: digestOf(state) }, answer);
    const back = new URL(returnUrl);
    back.hash = new URLSearchParams(told).toString();
    return back.href;
  }

  private async told(returned: Returned, answer: URLSearchParams): Promise<Told> {
    const { who, state, hash } = returned;
    const browser = await this.underWay.takeBack(who, hash);
    if (!browser) {
      this.refused.ofNobody(returned);
      return { problem: signOnRefusal(who, 'over').code };
    }
    if (browser.late) return this.refuse(returned, 'over', 'state');
    const found = await this.providers.of(who).identify(answer, { ...browser, state });
    if (found.kind !== 'identified') return this.refuse(returned, found.kind, found.reason);
    const owner = await this.owners.find(who, found.person);
    if (!owner) return this.refuse(returned, 'unknown', who === 'citizen' ? 'number' : 'account');
    return { handover: await this.underWay.handOver(owner, browser.challenge) };
  }

  private async refuse(returned: Returned, why: WhyNot, because: string): Promise<Told> {
    const problem = signOnRefusal(returned.who, why).code;
    // It may be the browser's words, and a cut may halve a sign.
    await this.refused.ofOurs(returned, { refusal: problem, because: storable(because.slice(0, 100)) });
    return { problem };
  }
}
