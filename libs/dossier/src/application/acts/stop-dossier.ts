import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { STOP } from '../../domain/offered-acts.ts';
import { planEnding } from '../../domain/plan-ending.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';

export const stopSchema = z.strictObject({
  /** Told to the applicant, with the ground: both stand on the notice (TT 03/2025 form 05). */
  reason: text(2000),
  ground: text(500),
});

/** The agency gives up processing (*dừng giải quyết*) before there is a result, and says why and by what law. */
@Injectable()
export class StopDossier {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.result-issued, .closed, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    { reason, ground }: z.infer<typeof stopSchema>,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(
      command,
      {
        is: STOP,
        comment: reason,
        details: { stop: { ground } },
        plan: (state, world) => planEnding(state, 'stopped', world),
      },
      recordAnswer,
    );
  }
}
