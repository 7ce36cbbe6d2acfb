import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { RESUME } from '../../domain/offered-acts.ts';
import { planResumption } from '../../domain/plan-clock-act.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';

export const resumptionSchema = z.strictObject({
  /** The document that ends the suspension, when there is one. */
  paper: text(500).optional(),
  comment: text(2000).optional(),
});

export type ResumptionRequest = z.infer<typeof resumptionSchema>;

/** Lets a clock run on that was stopped by an act of its own; its due time moves by what was suspended. */
@Injectable()
export class ResumeClock {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.not-suspended, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    { paper, comment }: ResumptionRequest,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(
      command,
      {
        is: RESUME,
        comment: comment ?? null,
        details: { resumption: { paper: paper ?? null } },
        plan: planResumption,
      },
      recordAnswer,
    );
  }
}
