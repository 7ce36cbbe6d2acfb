import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { signOnRefusal } from '../domain/sign-on-refusal.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import { insertSignOn } from '../persistence/sign-ons.ts';
import { SignOnProviders } from './sign-on-provider.ts';
import { signOnSettings } from './sign-on-settings.ts';
import { digestOf, newToken } from './token.ts';

/** How long a person may take at the provider, in milliseconds. */
const TIME_TO_RETURN = 10 * 60_000;

/** Sends a browser to the provider of who signs on. */
@Injectable()
export class StartSignOn {
  constructor(
    private readonly providers: SignOnProviders,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param challenge S256 (RFC 7636) of a secret that the client keeps and shows in the end, base64url
   * @returns where the browser goes
   * @throws identity.sign-on-off, .sign-on-unavailable, and the same of citizens
   */
  async execute(who: WhoSignsOn, challenge: string): Promise<string> {
    signOnSettings(this.config, who);
    const checks = { state: newToken(), nonce: newToken(), verifier: newToken() };
    const address = await this.providers.of(who).addressFor(checks);
    if (address === undefined) throw signOnRefusal(who, 'unavailable');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + TIME_TO_RETURN);
    await this.database.query(
      insertSignOn({
        ...checks,
        who,
        stateHash: digestOf(checks.state),
        challenge: Buffer.from(challenge, 'base64url'),
        now,
        expiresAt,
      }),
    );
    return address;
  }
}
