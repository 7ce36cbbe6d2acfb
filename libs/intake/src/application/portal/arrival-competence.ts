import { Injectable } from '@nestjs/common';
import type { Agency } from '#organization';
import { civilDate, Clock } from '#platform/clock';
import { type ProcedureDefinition, Procedures, type ProcedureTerms } from '#procedure';
import { Workflows } from '#workflow';
import type { ArrivalFields } from '../../domain/portal/arrival-fields.ts';
import { SubmissionCompetence } from '../submissions/submission-competence.ts';
import { FindPortalDesk } from './find-portal-desk.ts';

/** Finds who in the province receives what the portal sent, and under which terms. */
@Injectable()
export class ArrivalCompetence {
  constructor(
    private readonly procedures: Procedures,
    private readonly workflows: Workflows,
    private readonly desks: FindPortalDesk,
    private readonly competence: SubmissionCompetence,
    private readonly clock: Clock,
  ) {}

  /** @throws procedure.*, workflow.none-published, intake.portal-desk-unknown, .procedure-not-received-here */
  async of(
    procedure: string,
    { MaDonVi, MaTruongHop }: Pick<ArrivalFields, 'MaDonVi' | 'MaTruongHop'>,
  ): Promise<{ desk: Agency; definition: ProcedureDefinition; terms: ProcedureTerms }> {
    const today = civilDate(this.clock.now());
    const { definition } = await this.procedures.inForce(procedure, today);
    await this.workflows.newestFor(procedure, today);
    const desk = await this.desks.execute(MaDonVi, definition);
    return { desk, ...(await this.competence.termsAt(desk, { procedure, case: MaTruongHop })) };
  }
}
