import { Injectable } from '@nestjs/common';
import type { Citizen } from '../domain/citizen.ts';
import { RecogniseCitizen } from './recognise-citizen.ts';
import { type RecognisedSession, RecogniseSession } from './recognise-session.ts';

/** Tells who is behind the token of a session, officer or citizen. */
@Injectable()
export class RecogniseCaller {
  constructor(
    private readonly sessions: RecogniseSession,
    private readonly citizens: RecogniseCitizen,
  ) {}

  /** @throws identity.sign-in-required, .access-expired, .session-ended */
  officer(token: string): Promise<RecognisedSession> {
    return this.sessions.execute(token);
  }

  /** @throws identity.citizen-session-over */
  citizen(token: string): Promise<Citizen> {
    return this.citizens.execute(token);
  }
}
