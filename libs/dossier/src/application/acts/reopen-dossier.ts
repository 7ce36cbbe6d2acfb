import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readableDate } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { REOPEN } from '../../domain/offered-acts.ts';
import { planReopening } from '../../domain/plan-reopening.ts';
import { visitedSteps } from '../../persistence/visited-steps.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';
import { decisionSchema, demandPast } from './dated-paper.ts';

export const reopeningSchema = z.strictObject({
  decision: decisionSchema,
  /** Told to the applicant. */
  reason: text(2000),
  /** Where it goes on: a step it has been at, or the first one. */
  step: text(200),
});

/** A decision lets a dossier that had ended go on, as after a complaint or an error that came to light. */
@Injectable()
export class ReopenDossier {
  constructor(
    private readonly database: Database,
    private readonly acts: ActOutsideWorkflow,
  ) {}

  /**
   * @throws dossier.never-taken-in, .personal-data-erased, .not-ended, .step-not-reopened, .paper-not-yet, and what
   * {@link ActOutsideWorkflow} throws
   */
  async execute(
    command: OutsideCommand,
    { decision, reason, step }: z.infer<typeof reopeningSchema>,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    // Of a dossier that only grows; what comes between is refused by the version.
    const visited = await visitedSteps(this.database, command.dossierId);
    const { number, date, signer } = decision;
    const paper = `Quyết định số ${number} ngày ${readableDate(date)} do ${signer} ký`;
    return this.acts.execute(
      command,
      {
        is: REOPEN,
        comment: reason,
        details: { reopening: { decision, step } },
        plan: (state, world, workflow) => {
          demandPast(decision, world.at);
          if (!workflow) throw dossierProblem('dossier.never-taken-in');
          return planReopening(state, { step, paper }, { workflow, visited }, world);
        },
      },
      recordAnswer,
    );
  }
}
