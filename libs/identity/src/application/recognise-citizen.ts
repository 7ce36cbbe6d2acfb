import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Citizen } from '../domain/citizen.ts';
import { citizenProblem } from '../domain/citizen.problems.ts';
import { citizenName } from './citizen-audit.ts';
import { digestOf } from './token.ts';

/** Tells whose session a citizen's token is of. */
@Injectable()
export class RecogniseCitizen {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.citizen-session-over, the same for a token nobody was given */
  async execute(token: string): Promise<Citizen> {
    const [session] = await this.database.queryPrepared<{ sessionId: string; index: Buffer }>(sql`
      select s.id as "sessionId", s.citizen_index as index from identity.citizen_session s
      where s.access_hash = ${digestOf(token)} and s.ends_at > ${this.clock.now()}`);
    if (!session) throw citizenProblem('identity.citizen-session-over');
    return { kind: 'citizen', username: citizenName(session.sessionId), ...session };
  }
}
