import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import {
  insertHandover,
  type ReturnedBrowser,
  type SessionOwner,
  takeSignOn,
} from '../persistence/sign-ons.ts';
import { digestOf, newToken } from './token.ts';

/** How long a client may take to fetch the session, in milliseconds. */
const TIME_TO_FETCH = 60_000;

/** Browsers that are at the provider, and sessions that wait for the client that began. */
@Injectable()
export class SignOnsUnderWay {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Once for a state. @returns undefined for one that is not there */
  async takeBack(who: WhoSignsOn, stateHash: Buffer): Promise<ReturnedBrowser | undefined> {
    const [browser] = await this.database.query<ReturnedBrowser>(
      takeSignOn(who, stateHash, this.clock.now()),
    );
    return browser;
  }

  /** @param challenge of the client that began @returns the code it fetches the session with */
  async handOver(owner: SessionOwner, challenge: Buffer): Promise<string> {
    const code = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + TIME_TO_FETCH);
    await this.database.query(insertHandover(digestOf(code), owner, challenge, expiresAt));
    return code;
  }
}
