import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { correctedInResult, type resultCorrectionSchema } from '../../domain/correction.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { CORRECT_RESULT } from '../../domain/offered-acts.ts';
import { unchanged } from '../../domain/reckoned.ts';
import { insertCorrections, storedTyped } from '../../persistence/corrections.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';
import { noted } from './correct-reception.ts';
import { sealCorrections } from './seal-corrections.ts';

/** Corrects number, name or signer of a result that were typed wrongly; the result itself is as it was issued. */
@Injectable()
export class CorrectResult {
  constructor(
    private readonly database: Database,
    private readonly acts: ActOutsideWorkflow,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.no-result, .nothing-corrected, and what {@link ActOutsideWorkflow} throws */
  async execute(
    command: OutsideCommand,
    { reason, result: wish }: z.infer<typeof resultCorrectionSchema>,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    await this.acts.demandNow(command, CORRECT_RESULT);
    const stored = await storedTyped(this.database, command.dossierId);
    if (!stored?.result) throw dossierProblem('dossier.no-result');
    const corrected = correctedInResult(stored.result, wish);
    if (corrected.length === 0) throw dossierProblem('dossier.nothing-corrected');
    const kept = await sealCorrections(this.personal, corrected);
    return this.acts.execute(
      command,
      {
        is: CORRECT_RESULT,
        comment: reason,
        details: { correction: noted(corrected) },
        plan: unchanged,
        companion: {
          effects: (when) => [insertCorrections(command.dossierId, command.expectedVersion + 1, kept, when)],
        },
        result: { ...stored.result, ...wish },
      },
      recordAnswer,
    );
  }
}
