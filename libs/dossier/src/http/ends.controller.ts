import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { ReopenDossier, reopeningSchema } from '../application/acts/reopen-dossier.ts';
import { StopDossier, stopSchema } from '../application/acts/stop-dossier.ts';
import { WithdrawDossier, withdrawalSchema } from '../application/acts/withdraw-dossier.ts';
import { answerOnce } from './answer-once.ts';
import { outsideActResponse } from './deadline.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const act = { params, answer: outsideActResponse, idempotent: true, versioned: true };

type Outcome = z.infer<typeof outsideActResponse>;

/** How a dossier ends short of its result, and how one that ended goes on. */
@Controller('dossiers/:id')
export class EndsController {
  constructor(
    private readonly withdrawing: WithdrawDossier,
    private readonly stopping: StopDossier,
    private readonly reopening: ReopenDossier,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('withdrawal')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'End a dossier because its applicant takes it back; not once there is a result',
    access: may('withdraw', 'Dossier'),
    body: withdrawalSchema,
  })
  withdraw(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof withdrawalSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.withdrawing.execute({ dossierId: id, expectedVersion, officer }, body, record),
    );
  }

  @Post('stop')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Stop processing without a result, with notice to the applicant (TT 03/2025 form 05)',
    access: may('stop', 'Dossier'),
    body: stopSchema,
  })
  stop(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof stopSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.stopping.execute({ dossierId: id, expectedVersion, officer }, body, record),
    );
  }

  @Post('reopening')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Let a dossier that has ended go on by a decision, from a step it has been at',
    access: may('reopen', 'Dossier'),
    body: reopeningSchema,
  })
  reopen(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof reopeningSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    return answerOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.reopening.execute({ dossierId: id, expectedVersion, officer }, body, record),
    );
  }
}
