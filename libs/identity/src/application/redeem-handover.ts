import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { signOnProblem } from '../domain/sign-on.problems.ts';
import { type Handover, takeHandover } from '../persistence/sign-ons.ts';
import { type OpenedSession, OpenSession } from './open-session.ts';
import { digestOf } from './token.ts';

/** Gives the client that began a sign-on the session of the officer the provider named. */
@Injectable()
export class RedeemHandover {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly openSession: OpenSession,
  ) {}

  /**
   * @param secret what the client's challenge was made of
   * @throws identity.handover-refused for a code that is unknown, used, late or of another client
   */
  async execute(code: string, secret: string, client: Client): Promise<OpenedSession> {
    const at = this.clock.now();
    const codeHash = digestOf(code);
    const [handover] = await this.database.query<Handover & { late: boolean }>(takeHandover(codeHash, at));
    if (handover && !handover.late && timingSafeEqual(handover.challenge, digestOf(secret))) {
      const { accountId, secondFactor } = handover;
      return this.openSession.execute(accountId, { method: 'sign-on', secondFactor }, client);
    }
    await this.trail.record({
      at,
      actor: 'sign-on',
      officerId: null,
      action: 'identity.handover',
      subjectType: 'handover',
      subjectId: codeHash.toString('hex').slice(0, 16),
      outcome: 'refused',
      details: { known: handover !== undefined, late: handover?.late ?? false },
    });
    throw signOnProblem('identity.handover-refused');
  }
}
