import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { type InsertedDossier, TrackingLinks } from '#dossier';
import { Caller, type Principal } from '#identity';
import { text } from '#platform/fields';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { AcceptSubmission } from '../application/submissions/accept-submission.ts';
import { AskSupplement } from '../application/submissions/ask-supplement.ts';
import { RefuseSubmission } from '../application/submissions/refuse-submission.ts';
import { acceptanceSchema, supplementRequestSchema } from '../domain/submission.ts';
import { presentReceipt, presentRefusal, receiptResponse, refusedResponse } from './receipt.ts';
import { askedResponse } from './submission.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const refusalBody = z.strictObject({ reason: text(2000) });

const atTheDesk = may('receive', 'Dossier');

/** What the desk decides over a submission. */
@Controller('submissions/:id')
export class SubmissionActsController {
  constructor(
    private readonly accepting: AcceptSubmission,
    private readonly refusing: RefuseSubmission,
    private readonly asking: AskSupplement,
    private readonly links: TrackingLinks,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('acceptance')
  @Endpoint({
    summary: 'Accept a submission: it becomes a dossier, received now',
    access: atTheDesk,
    params,
    body: acceptanceSchema,
    status: 201,
    answer: receiptResponse,
    idempotent: true,
    versioned: true,
  })
  async accept(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof acceptanceSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof receiptResponse>> {
    const received = await this.idempotency.keeping<InsertedDossier>(officer.username, replay, (record) =>
      this.accepting.execute({ id, expectedVersion, officer }, body, record),
    );
    return presentReceipt(received, this.links);
  }

  @Post('refusal')
  @Endpoint({
    summary: 'Refuse a submission, with the reason told to the submitter: it becomes a refused dossier',
    access: atTheDesk,
    params,
    body: refusalBody,
    status: 201,
    answer: refusedResponse,
    idempotent: true,
    versioned: true,
  })
  async refuse(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof refusalBody>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof refusedResponse>> {
    const refused = await this.idempotency.keeping<InsertedDossier>(officer.username, replay, (record) =>
      this.refusing.execute({ id, expectedVersion, officer }, reason, record),
    );
    return presentRefusal(refused);
  }

  @Post('supplement-request')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Ask the submitter for everything that is missing, once; required papers are added to what is said',
    access: atTheDesk,
    params,
    body: supplementRequestSchema,
    answer: askedResponse,
    versioned: true,
  })
  ask(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof supplementRequestSchema>,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<z.infer<typeof askedResponse>> {
    return this.asking.execute({ id, expectedVersion, officer }, body);
  }
}
