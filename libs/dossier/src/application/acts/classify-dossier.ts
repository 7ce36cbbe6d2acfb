import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SECRECY_LEVELS } from '#organization';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { postFor } from '../../domain/offered-act.ts';
import { CLASSIFY } from '../../domain/offered-acts.ts';
import { planClassification } from '../../domain/plan-clock-act.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { SECRECY_WORDS } from '../../domain/secrecy-words.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';

export const classificationSchema = z.strictObject({
  secrecy: z.enum(SECRECY_LEVELS),
  reason: text(2000),
});

/** A leader says how secret a dossier is; nobody beyond their own clearance, or they would lose sight of it. */
@Injectable()
export class ClassifyDossier {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.clearance-exceeded, .secrecy-unchanged, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    { secrecy, reason }: z.infer<typeof classificationSchema>,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(
      command,
      {
        is: CLASSIFY,
        actionName: `Xác định mức độ: ${SECRECY_WORDS[secrecy].vi}`,
        comment: reason,
        details: { secrecy },
        plan: (state) => {
          if (!postFor(command.officer, CLASSIFY.verb, { ...state, secrecy })) {
            throw dossierProblem('dossier.clearance-exceeded', { level: SECRECY_WORDS[secrecy] });
          }
          return planClassification(state, secrecy);
        },
      },
      recordAnswer,
    );
  }
}
