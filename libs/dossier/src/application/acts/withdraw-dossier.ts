import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { WITHDRAW } from '../../domain/offered-acts.ts';
import { planEnding } from '../../domain/plan-ending.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';
import { demandPast, paperSchema } from './dated-paper.ts';

export const withdrawalSchema = z.strictObject({
  reason: text(2000),
  /** The applicant's request. */
  paper: paperSchema,
});

/** Ends a dossier because its applicant takes it back (*rút hồ sơ*), before there is a result. */
@Injectable()
export class WithdrawDossier {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.result-issued, .closed, .paper-not-yet, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    { reason, paper }: z.infer<typeof withdrawalSchema>,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(
      command,
      {
        is: WITHDRAW,
        comment: reason,
        details: { withdrawal: { paper } },
        plan: (state, world) => {
          demandPast(paper, world.at);
          return planEnding(state, 'withdrawn', world);
        },
      },
      recordAnswer,
    );
  }
}
