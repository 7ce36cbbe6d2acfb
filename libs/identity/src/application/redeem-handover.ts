import { Injectable } from '@nestjs/common';
import type { Client } from '../domain/client.ts';
import { type OpenedSession, OpenSession } from './open-session.ts';
import { type ShownHandover, TakeHandover } from './take-handover.ts';

/** Gives the client that began a sign-on the session of the officer the provider named. */
@Injectable()
export class RedeemHandover {
  constructor(
    private readonly take: TakeHandover,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws identity.handover-refused, .sign-in-failed */
  async execute(shown: ShownHandover, client: Client): Promise<OpenedSession> {
    const { accountId, secondFactor } = await this.take.execute('officer', shown, (handover) =>
      handover.accountId === null ? undefined : handover,
    );
    return this.openSession.execute(accountId, { method: 'sign-on', secondFactor }, client);
  }
}
