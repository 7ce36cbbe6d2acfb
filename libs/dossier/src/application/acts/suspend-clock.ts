import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { SUSPEND } from '../../domain/offered-acts.ts';
import { planSuspension } from '../../domain/plan-clock-act.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';

/** Why a clock is stopped by an act of its own; supplements and payments are waits of the workflow. */
export const suspensionSchema = z.strictObject({
  reason: z.enum(['applicant-request', 'force-majeure']),
  /** The request or the document that shows the hindrance. */
  paper: text(500),
  comment: text(2000).optional(),
});

export type SuspensionRequest = z.infer<typeof suspensionSchema>;

/** Stops a dossier's clock (*tạm dừng tính thời hạn*) at the applicant's request or for force majeure. */
@Injectable()
export class SuspendClock {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.clock-ended, .clock-stands-still, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    { reason, paper, comment }: SuspensionRequest,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(
      command,
      {
        is: SUSPEND,
        comment: comment ?? null,
        details: { suspension: { reason, paper } },
        plan: (state, world) => planSuspension(state, { reason, paper }, world),
      },
      recordAnswer,
    );
  }
}
