import { Injectable } from '@nestjs/common';
import { type DeadlineTerms } from '#deadline';
import { DeadlinePolicies, type ImaginedReception } from '#dossier';
import { type Agency, Directory, isOpenDesk, resolveAgency } from '#organization';
import { civilDate } from '#platform/clock';
import { type Channel, type ProcedureDefinition, Procedures, termsOf } from '#procedure';
import { Calendars } from '#working-calendar';
import { receivingDesks } from '#workflow';
import { madeUpApplicant, madeUpComponents, type Reachable } from '../domain/made-up.ts';
import { rehearsalProblem } from '../domain/rehearsal.problems.ts';

/** A dossier as an administrator makes it up. */
export interface MadeUpDossier extends Reachable {
  /** Agency code of the one-stop desk. */
  desk: string;
  channel: Channel;
  case: string | undefined;
  area: string | undefined;
  receivedAt: Date;
}

export interface PreparedRehearsal {
  reception: ImaginedReception;
  deadline: DeadlineTerms;
}

/** Finds who is competent for a dossier that nobody hands in, and what the law grants it. */
@Injectable()
export class ImagineReception {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly calendars: Calendars,
    private readonly policies: DeadlinePolicies,
  ) {}

  /** @throws procedure.*, rehearsal.desk-unknown, rehearsal.not-received-there, NoWorkingTimeError */
  async execute(code: string, dossier: MadeUpDossier): Promise<PreparedRehearsal> {
    const { channel, receivedAt } = dossier;
    const date = civilDate(receivedAt);
    const procedure = await this.procedures.inForce(code, date);
    const terms = termsOf(procedure.definition, channel, dossier.case, dossier.area);
    const { desk, lead } = await this.competent(procedure.definition, dossier.desk);
    const book = await this.calendars.current();
    // A count that starts before there are hours would begin with the first of them, years later.
    for (const agency of [desk, lead]) book.of(agency).dayLength(date);
    return {
      reception: {
        ...{ procedure, channel, desk, lead, receivedAt },
        caseCode: dossier.case ?? procedure.definition.cases[0]?.code ?? null,
        applicant: madeUpApplicant(dossier),
        components: madeUpComponents(terms),
      },
      deadline: this.policies.termsOf(terms.phases),
    };
  }

  private async competent(
    { code: procedure, competentAgency }: ProcedureDefinition,
    code: string,
  ): Promise<{ desk: Agency; lead: Agency }> {
    const desk = await this.directory.byCode(code);
    if (!desk || !isOpenDesk(desk)) throw rehearsalProblem('rehearsal.desk-unknown', { code });
    const agencies = [...(await this.directory.all()).values()];
    const receives = receivingDesks(competentAgency, agencies).some(({ id }) => id === desk.id);
    const lead = receives && resolveAgency(competentAgency, desk, agencies);
    if (!lead) throw rehearsalProblem('rehearsal.not-received-there', { procedure, desk: desk.name });
    return { desk, lead };
  }
}
