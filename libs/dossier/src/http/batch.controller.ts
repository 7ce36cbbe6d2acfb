import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { ActInBatch, type BatchOutcome } from '../application/agencies/act-in-batch.ts';
import { actionInputSchema } from '../domain/action-input.ts';
import { actionOutcomeResponse, statusSchema } from './dossier.responses.ts';

/** Acts in one batch, and bytes they take: a line of comment each, not papers. */
const LONGEST = 500;
const BATCH_BODY_LIMIT = 2 * 1024 * 1024;

const item = z.strictObject({
  id: z.uuid(),
  /** The version the officer looked at. */
  version: z.int().min(1),
  step: z.string().min(1).max(200),
  action: z.string().min(1).max(40),
  /** As with a single action. */
  input: actionInputSchema.default({}),
});

const body = z.strictObject({
  items: z
    .array(item)
    .min(1)
    .max(LONGEST)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
      message: 'Mỗi hồ sơ chỉ được có một lần | Each dossier may come once only',
      params: { code: 'not_unique' },
    }),
});

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });

const answer = z.strictObject({
  done: z.int(),
  refused: z.int(),
  /** In the order they came; one of both is there. */
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      done: actionOutcomeResponse.nullable(),
      refused: z
        .strictObject({ code: z.string(), status: z.int(), title: bilingual, detail: bilingual })
        .nullable(),
    }),
  ),
});

@Controller('dossiers/batch')
export class BatchController {
  constructor(private readonly batch: ActInBatch) {}

  @Post('actions')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Take up to 500 actions, each by itself: what is refused leaves the others alone, and sent again under its key a batch goes on where it ended',
    access: may('handle', 'Task'),
    body,
    bodyLimit: BATCH_BODY_LIMIT,
    answer,
    idempotent: true,
  })
  async act(
    @Caller() officer: Principal,
    @Body() { items }: z.infer<typeof body>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof answer>> {
    const outcomes = await this.batch.execute(officer, request, items);
    const done = outcomes.filter((one) => one.done !== null).length;
    return { done, refused: outcomes.length - done, items: outcomes.map(present) };
  }
}

const present = ({ id, done, refused }: BatchOutcome): z.infer<typeof answer>['items'][number] => ({
  id,
  refused,
  done: done && {
    ...done,
    status: done.status as z.infer<typeof statusSchema>,
    dueAt: rfc3339(done.dueAt === null ? null : new Date(done.dueAt)),
  },
});
