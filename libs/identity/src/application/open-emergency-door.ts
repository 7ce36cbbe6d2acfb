import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock, rfc3339 } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { emergencyDoorProblem } from '../domain/emergency-door.problems.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { later } from '../domain/lifetime.ts';
import { insertOpening, openingOf } from '../persistence/emergency-openings.ts';
import { AdministrationHours } from './administration-hours.ts';
import { ProveOwnFactor } from './prove-own-factor.ts';
import type { RecognisedSession } from './recognise-session.ts';

export interface WishedOpening {
  /** Of the second factor. */
  code: string;
  reason: string;
  minutes: number;
}

/** Opens administration outside working hours: to this session, for a time, by a code that was not used before. */
@Injectable()
export class OpenEmergencyDoor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hours: AdministrationHours,
    private readonly prove: ProveOwnFactor,
  ) {}

  /**
   * @throws identity.administration-open, .emergency-door-open, .second-factor-not-offered, .second-factor-code-refused,
   * .too-many-failures, .session-ended
   */
  async execute(
    session: RecognisedSession,
    { code, reason, minutes }: WishedOpening,
    client: Client,
  ): Promise<{ id: number; endsAt: Date }> {
    if (!(await this.hours.closed(session.principal))) {
      throw emergencyDoorProblem('identity.administration-open');
    }
    await this.prove.execute(session.principal, code, client);
    const at = this.clock.now();
    const endsAt = later(at, minutes * 60_000);
    return { id: await this.open(session, { at, endsAt, reason }), endsAt };
  }

  private open(
    { principal, sessionId }: RecognisedSession,
    { at, endsAt, reason }: { at: Date; endsAt: Date; reason: string },
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      // Of two requests at once the second finds what the first has opened.
      const sessions = await tx.query(sql`
        select 1 from identity.session where id = ${sessionId}::bigint and ended_at is null for update`);
      if (sessions.length === 0) throw identityProblem('identity.session-ended');
      if ((await openingOf(tx, sessionId, at)) !== undefined) {
        throw emergencyDoorProblem('identity.emergency-door-open');
      }
      const [opening] = await tx.query<{ id: number }>(insertOpening({ sessionId, at, endsAt, reason }));
      if (!opening) throw new Error('the opening was not written');
      await tx.query(
        insertAuditEntry({
          at,
          actor: principal.username,
          officerId: principal.officerId,
          action: 'identity.emergency-door-open',
          subjectType: 'emergency-opening',
          subjectId: String(opening.id),
          details: { reason, endsAt: rfc3339(endsAt) },
        }),
      );
      return opening.id;
    });
  }
}
