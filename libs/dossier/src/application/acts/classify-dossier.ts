import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SECRECY_LEVELS } from '#organization';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { planClassification } from '../../domain/plan-clock-act.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { SECRECY_WORDS } from '../../domain/secrecy-words.ts';
import { ChangeClock, type ClockCommand, type ClockOutcome } from './change-clock.ts';

export const classificationSchema = z.strictObject({
  secrecy: z.enum(SECRECY_LEVELS),
  reason: text(2000),
});

/** A leader says how secret a dossier is; nobody beyond their own clearance, or they would lose sight of it. */
@Injectable()
export class ClassifyDossier {
  constructor(private readonly change: ChangeClock) {}

  /** @throws dossier.clearance-exceeded, .secrecy-unchanged, and what {@link ChangeClock} throws */
  execute(
    command: ClockCommand,
    { secrecy, reason }: z.infer<typeof classificationSchema>,
    recordAnswer: (outcome: ClockOutcome, when: Sql) => Sql,
  ): Promise<ClockOutcome> {
    return this.change.execute(
      command,
      {
        action: 'classify',
        actionName: `Xác định mức độ: ${SECRECY_WORDS[secrecy].vi}`,
        verb: 'classify',
        comment: reason,
        details: { secrecy },
        plan: (state) => {
          if (!this.change.mayLead(command.officer, { ...state, secrecy }, 'classify')) {
            throw dossierProblem('dossier.clearance-exceeded', { level: SECRECY_WORDS[secrecy] });
          }
          return planClassification(state, secrecy);
        },
      },
      recordAnswer,
    );
  }
}
