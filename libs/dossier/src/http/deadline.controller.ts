import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import {
  ExtendDeadline,
  type ExtensionRequest,
  extensionSchema,
} from '../application/acts/extend-deadline.ts';
import { ExplainDossier } from '../application/queries/explain-dossier.ts';
import { FindDossier } from '../application/queries/find-dossier.ts';
import { ResumeClock, type ResumptionRequest, resumptionSchema } from '../application/acts/resume-clock.ts';
import { SuspendClock, type SuspensionRequest, suspensionSchema } from '../application/acts/suspend-clock.ts';
import { dossierProblem } from '../domain/dossier.problems.ts';
import { answerOnce } from './answer-once.ts';
import { outsideActResponse, deadlineResponse } from './deadline.responses.ts';
import { presentDeadline } from './present-deadline.ts';

const params = z.strictObject({ id: z.uuid() });
const act = {
  access: may('time', 'Dossier'),
  params,
  answer: outsideActResponse,
  idempotent: true,
  versioned: true,
};

type Outcome = z.infer<typeof outsideActResponse>;

/** The due time of a dossier: what explains it, and the acts outside its workflow that move it. */
@Controller('dossiers/:id')
export class DeadlineController {
  constructor(
    private readonly find: FindDossier,
    private readonly explain: ExplainDossier,
    private readonly suspendClock: SuspendClock,
    private readonly resumeClock: ResumeClock,
    private readonly extendDeadline: ExtendDeadline,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('deadline')
  @Endpoint({
    summary: 'The due time, explained line by line and reckoned anew from the records',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    params,
    answer: deadlineResponse,
  })
  async deadline(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof deadlineResponse>> {
    const state = await this.find.state(reader, id);
    if (!state.terms) throw dossierProblem('dossier.no-deadline');
    void reply.header('ETag', etagOf(state.version));
    return presentDeadline(state, await this.explain.execute(state));
  }

  @Post('suspensions')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Stop the clock at the applicant’s request or for force majeure',
    body: suspensionSchema,
  })
  suspend(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: SuspensionRequest,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    const command = { dossierId: id, expectedVersion, officer };
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.suspendClock.execute(command, body, record),
    );
  }

  @Post('suspensions/end')
  @HttpCode(200)
  @Endpoint({ ...act, summary: 'Let a clock run on that was stopped by such an act', body: resumptionSchema })
  resume(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: ResumptionRequest,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    const command = { dossierId: id, expectedVersion, officer };
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.resumeClock.execute(command, body, record),
    );
  }

  @Post('extensions')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary:
      'Extend the limit with an apology and a new appointment: once, at the latest one working day before it',
    body: extensionSchema,
  })
  extend(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: ExtensionRequest,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    const command = { dossierId: id, expectedVersion, officer };
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.extendDeadline.execute(command, body, record),
    );
  }
}
