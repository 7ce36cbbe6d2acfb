import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { timeLimitSchema } from '#deadline';
import type { Principal } from '#identity';
import { text } from '#platform/fields';
import type { Sql } from '#platform/database';
import { EXTEND } from '../../domain/offered-acts.ts';
import { planExtension } from '../../domain/plan-clock-act.ts';
import {
  ActOutsideWorkflow,
  type ForeseenAct,
  type OutsideAct,
  type OutsideCommand,
  type OutsideOutcome,
} from './act-outside-workflow.ts';

/** An apology with a new appointment (TT 03/2025 form 04): how much longer, why, and what allows it. */
export const extensionSchema = z.strictObject({
  by: timeLimitSchema.refine(({ amount, unit }) => amount > 0 && unit !== 'same-day', {
    path: ['amount'],
    message: 'Thời gian gia hạn phải lớn hơn 0, có đơn vị | An extension is more than 0, with a unit',
    params: { code: 'empty_extension' },
  }),
  /** Told to the applicant. */
  reason: text(2000),
  ground: text(500),
});

export type ExtensionRequest = z.infer<typeof extensionSchema>;

/** Extends a dossier's limit with an apology (*gia hạn, xin lỗi và hẹn lại*, NĐ 61/2018 Đ.19.9): once. */
@Injectable()
export class ExtendDeadline {
  constructor(private readonly acts: ActOutsideWorkflow) {}

  /** @throws dossier.clock-ended, .clock-stands-still, .extended-before, and what {@link ActOutsideWorkflow} throws */
  execute(
    command: OutsideCommand,
    request: ExtensionRequest,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    return this.acts.execute(command, extensionOf(request), recordAnswer);
  }

  /** What it would come to; nothing is kept. @throws as {@link execute}, save dossier.stale */
  foresee(officer: Principal, dossierId: string, request: ExtensionRequest): Promise<ForeseenAct> {
    return this.acts.foresee({ officer, dossierId }, extensionOf(request));
  }
}

const extensionOf = ({ by, reason, ground }: ExtensionRequest): OutsideAct => ({
  is: EXTEND,
  comment: null,
  details: { extension: { by, reason, ground } },
  plan: (state, world) => planExtension(state, { at: world.at, by, reason, ground }, world),
});
