import { Injectable } from '@nestjs/common';
import { countLimit } from '#deadline';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Calendars } from '#working-calendar';
import { ANSWER_LIMITS, type EnquiryKind } from '../domain/enquiry.ts';

/** By when an agency owes an answer to what comes now. */
@Injectable()
export class AnswerLimits {
  constructor(
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async fromNow(kind: EnquiryKind, agencyId: number): Promise<{ at: Date; dueAt: Date }> {
    const at = this.clock.now();
    const calendar = (await this.calendars.current()).of(await this.directory.byId(agencyId));
    return { at, dueAt: countLimit(calendar, at, ANSWER_LIMITS[kind], 'whole-days').at };
  }
}
