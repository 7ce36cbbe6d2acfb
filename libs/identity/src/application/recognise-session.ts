import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Problem } from '#platform/problem';
import { type Confinement, confinementOf } from '../domain/confinement.ts';
import { later, lifetimesOf } from '../domain/lifetime.ts';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { openSession, recognisedSession, type SessionRow } from '../persistence/recognised-session.ts';
import { isOpen } from '../persistence/sessions.ts';
import { SecondFactorRoles } from './second-factor-roles.ts';
import { digestOf, looksLikeToken } from './token.ts';

/** A session as a request comes in it. */
export interface RecognisedSession {
  sessionId: string;
  principal: Principal;
  /** What must be done before anything else. */
  confinement: Confinement | null;
}

/** Tells who is behind an access token, with the posts held now. */
@Injectable()
export class RecogniseSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly roles: SecondFactorRoles,
  ) {}

  /** @throws identity.sign-in-required, .access-expired, .session-ended */
  async execute(token: string): Promise<RecognisedSession> {
    if (!looksLikeToken(token)) throw identityProblem('identity.sign-in-required');
    const accessHash = digestOf(token);
    const now = this.clock.now();
    const idleSince = later(now, -lifetimesOf(this.config).idle);
    const row = await recognisedSession(this.database, accessHash, now, idleSince);
    if (!row) throw await this.whyNot(accessHash, now, idleSince);
    return this.recognised(row);
  }

  /** Who is in a session now; undefined when it is over. */
  async byId(sessionId: string): Promise<RecognisedSession | undefined> {
    const now = this.clock.now();
    const row = await openSession(this.database, sessionId, now, later(now, -lifetimesOf(this.config).idle));
    return row && this.recognised(row);
  }

  private recognised(row: SessionRow): RecognisedSession {
    const { sessionId, secondFactor, oneTimePassword, ...principal } = row;
    const footing = { secondFactor, oneTimePassword };
    return { sessionId, principal, confinement: confinementOf(footing, principal, this.roles.all) };
  }

  /** What a client can do about it differs: refresh, or sign in. */
  private async whyNot(accessHash: Buffer, now: Date, idleSince: Date): Promise<Problem> {
    const [session] = await this.database.query<{ open: boolean }>(sql`
      select ${isOpen(now, idleSince)} and a.disabled_at is null as open
      from identity.session s join identity.account a on a.id = s.account_id
      where s.access_hash = ${accessHash}`);
    if (!session) return identityProblem('identity.sign-in-required');
    return identityProblem(session.open ? 'identity.access-expired' : 'identity.session-ended');
  }
}
