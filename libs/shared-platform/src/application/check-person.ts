import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Logger } from '#platform/logging';
import { mask, PersonalData } from '#platform/personal-data';
import { Procedures } from '#procedure';
import { AskedTrail } from './asked-trail.ts';
import { type PersonAsked, PopulationRegister } from './population-register.ts';

export type PersonChecked = 'matches' | 'differs' | 'unavailable';

/** Whether a name and a number are one person's, asked at reception. The trace comes first; of the answer nothing is kept but itself. */
@Injectable()
export class CheckPerson {
  constructor(
    private readonly register: PopulationRegister,
    private readonly procedures: Procedures,
    private readonly personal: PersonalData,
    private readonly trail: AskedTrail,
    private readonly logger: Logger,
  ) {}

  /** @throws procedure.unknown */
  async execute(
    officer: Principal,
    { reason, ...asked }: Omit<PersonAsked, 'officer'> & { reason: string },
  ): Promise<PersonChecked> {
    await this.procedures.newest(asked.procedure);
    if (!this.register.offered) return 'unavailable';
    // The index stands for the person: it tells who was asked about without saying who that is.
    const index = await this.personal.indexOf('identity', asked.identityNumber);
    const subject = { subjectType: 'identity-index', subjectId: index.toString('base64url') };
    const record = (what: string, details: Record<string, unknown>) =>
      this.trail.record(officer, { what, ...subject, details });
    await record('ask-population', { reason, procedure: asked.procedure });
    const told = await this.register.check({ ...asked, officer: officer.username });
    const answer = told.kind === 'refused' ? 'unavailable' : told.kind;
    if ('reason' in told) {
      const reasonShown = mask.within(told.reason);
      this.logger.warn('the population look-up gave no answer', { kind: told.kind, reason: reasonShown });
    }
    await record('hear-population', { answer });
    return answer;
  }
}
