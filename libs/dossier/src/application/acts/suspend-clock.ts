import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { planSuspension } from '../../domain/plan-clock-act.ts';
import { ChangeClock, type ClockCommand, type ClockOutcome } from './change-clock.ts';

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
  constructor(private readonly change: ChangeClock) {}

  /** @throws dossier.clock-ended, .clock-stands-still, and what {@link ChangeClock} throws */
  execute(
    command: ClockCommand,
    { reason, paper, comment }: SuspensionRequest,
    recordAnswer: (outcome: ClockOutcome, when: Sql) => Sql,
  ): Promise<ClockOutcome> {
    return this.change.execute(
      command,
      {
        action: 'suspend',
        actionName: 'Tạm dừng tính thời hạn',
        verb: 'time',
        comment: comment ?? null,
        details: { suspension: { reason, paper } },
        plan: (state, world) => planSuspension(state, { reason, paper }, world),
      },
      recordAnswer,
    );
  }
}
