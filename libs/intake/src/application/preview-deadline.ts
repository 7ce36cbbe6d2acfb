import { Injectable } from '@nestjs/common';
import {
  ACCEPTANCE_LIMIT,
  countLimit,
  type Deadline,
  explainDeadline,
  HAND_OVER_LIMIT,
  type LedgerLine,
  reckonDeadline,
} from '#deadline';
import { DeadlinePolicies } from '#dossier';
import { Directory, isOpenDesk, resolveAgency } from '#organization';
import { civilDate } from '#platform/clock';
import { type Channel, Procedures, termsOf } from '#procedure';
import { Calendars } from '#working-calendar';
import { intakeProblem } from '../domain/intake.problems.ts';

/** A dossier that may be handed in. */
export interface ImaginedReception {
  procedure: string;
  case: string | undefined;
  channel: Channel;
  area: string | undefined;
  /** Agency code of the desk. */
  desk: string;
  receivedAt: Date;
}

export interface DeadlinePreview {
  deadline: Deadline;
  lines: LedgerLine[];
  handOverBy: Date;
  /** By when an online submission is accepted or refused; `null` for the other channels. */
  acceptBy: Date | null;
}

/** Tells the appointment a dossier would get, without receiving it. */
@Injectable()
export class PreviewDeadline {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly policies: DeadlinePolicies,
  ) {}

  /** @throws procedure.*, intake.desk-unknown, intake.procedure-not-received-here */
  async execute(imagined: ImaginedReception): Promise<DeadlinePreview> {
    const { receivedAt, channel } = imagined;
    const { definition } = await this.procedures.inForce(imagined.procedure, civilDate(receivedAt));
    const terms = this.policies.termsOf(termsOf(definition, channel, imagined.case, imagined.area).phases);
    const desk = await this.directory.byCode(imagined.desk);
    if (!desk || !isOpenDesk(desk)) {
      throw intakeProblem('intake.desk-unknown', { code: imagined.desk });
    }
    const lead = resolveAgency(definition.competentAgency, desk, (await this.directory.all()).values());
    if (!lead) {
      throw intakeProblem('intake.procedure-not-received-here', { code: definition.code, desk: desk.name });
    }
    const book = await this.calendars.current();
    const calendar = book.of(lead);
    const history = { receivedAt, suspensions: [], phaseStarts: [], extension: null, endedAt: null };
    const deadline = reckonDeadline(terms, history, calendar);
    const atTheDesk = book.of(desk);
    const by = (limit: typeof ACCEPTANCE_LIMIT) =>
      countLimit(atTheDesk, receivedAt, limit, terms.counting).at;
    return {
      deadline,
      lines: explainDeadline(deadline, terms, receivedAt, calendar),
      handOverBy: by(HAND_OVER_LIMIT),
      acceptBy: channel === 'online' ? by(ACCEPTANCE_LIMIT) : null,
    };
  }
}
