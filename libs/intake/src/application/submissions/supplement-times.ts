import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { nameComponents } from '../../domain/check-components.ts';
import type { SubmissionContent } from '../../domain/submission.ts';
import { AcceptanceLimit } from './acceptance-limit.ts';
import { SubmissionCompetence } from './submission-competence.ts';

/** When a supplement came, and by when the desk is to decide then. */
@Injectable()
export class SupplementTimes {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly competence: SubmissionCompetence,
    private readonly limit: AcceptanceLimit,
  ) {}

  /** @throws intake.component-unknown */
  async of(deskAgencyId: number, content: SubmissionContent): Promise<{ at: Date; acceptBy: Date }> {
    const at = this.clock.now();
    const desk = await this.directory.byId(deskAgencyId);
    const { terms } = await this.competence.termsAt(desk, content);
    nameComponents(terms.components, content.components);
    return { at, acceptBy: await this.limit.after(at, desk, terms) };
  }
}
