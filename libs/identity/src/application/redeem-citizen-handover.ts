import { Injectable } from '@nestjs/common';
import { OpenCitizenSession, type OpenedCitizenSession } from './open-citizen-session.ts';
import { type ShownHandover, TakeHandover } from './take-handover.ts';

/** Gives the client that began a sign-on the session of the citizen the provider named. */
@Injectable()
export class RedeemCitizenHandover {
  constructor(
    private readonly take: TakeHandover,
    private readonly openSession: OpenCitizenSession,
  ) {}

  /** @throws identity.citizen-handover-refused */
  async execute(shown: ShownHandover): Promise<OpenedCitizenSession> {
    const index = await this.take.execute('citizen', shown, ({ citizenIndex }) => citizenIndex ?? undefined);
    return this.openSession.execute(index);
  }
}
