import { Injectable } from '@nestjs/common';
import { type Agency, Directory, isOpenDesk, resolveAgency } from '#organization';
import { civilDate, Clock } from '#platform/clock';
import { type ProcedureDefinition, Procedures, type ProcedureTerms, termsOf } from '#procedure';
import { intakeProblem } from '../../domain/intake.problems.ts';
import type { SubmissionRequest } from '../../domain/submission.ts';

/** What is to be handed in, as far as its desk and its limits go. */
type Wanted = Pick<SubmissionRequest, 'procedure' | 'case' | 'area'>;

/** Finds the desk a submission is for, and what the law asks of it there. */
@Injectable()
export class SubmissionCompetence {
  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws intake.desk-unknown */
  async deskOf(code: string): Promise<Agency> {
    const desk = await this.directory.byCode(code);
    if (!desk || !isOpenDesk(desk)) throw intakeProblem('intake.desk-unknown', { code });
    return desk;
  }

  /** @throws procedure.*, intake.procedure-not-received-here */
  async termsAt(
    desk: Agency,
    { procedure, case: caseCode, area }: Wanted,
  ): Promise<{ definition: ProcedureDefinition; terms: ProcedureTerms }> {
    const { definition } = await this.procedures.inForce(procedure, civilDate(this.clock.now()));
    const { code, competentAgency } = definition;
    if (!resolveAgency(competentAgency, desk, (await this.directory.all()).values())) {
      throw intakeProblem('intake.procedure-not-received-here', { code, desk: desk.name });
    }
    return { definition, terms: termsOf(definition, 'online', caseCode, area) };
  }
}
