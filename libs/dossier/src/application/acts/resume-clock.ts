import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { planResumption } from '../../domain/plan-clock-act.ts';
import { ChangeClock, type ClockCommand, type ClockOutcome } from './change-clock.ts';

export const resumptionSchema = z.strictObject({
  /** The document that ends the suspension, when there is one. */
  paper: text(500).optional(),
  comment: text(2000).optional(),
});

export type ResumptionRequest = z.infer<typeof resumptionSchema>;

/** Lets a clock run on that was stopped by an act of its own; its due time moves by what was suspended. */
@Injectable()
export class ResumeClock {
  constructor(private readonly change: ChangeClock) {}

  /** @throws dossier.not-suspended, and what {@link ChangeClock} throws */
  execute(
    command: ClockCommand,
    { paper, comment }: ResumptionRequest,
    recordAnswer: (outcome: ClockOutcome, when: Sql) => Sql,
  ): Promise<ClockOutcome> {
    return this.change.execute(
      command,
      {
        action: 'resume',
        actionName: 'Tiếp tục tính thời hạn',
        verb: 'time',
        comment: comment ?? null,
        details: { resumption: { paper: paper ?? null } },
        plan: planResumption,
      },
      recordAnswer,
    );
  }
}
