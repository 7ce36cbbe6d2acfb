import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import type { AgenciesOutcome } from '../application/agencies/change-between-agencies.ts';
import { sendingSchema, SendTask } from '../application/agencies/send-task.ts';
import { TakeBack, takingBackSchema } from '../application/agencies/take-back.ts';
import { agenciesOutcomeResponse } from './opinion.responses.ts';
import { presentAgenciesOutcome } from './present-agencies.ts';

const params = z.strictObject({ id: z.uuid() });
const act = {
  access: may('handle', 'Task'),
  params,
  answer: agenciesOutcomeResponse,
  idempotent: true,
  versioned: true,
};

type Params = z.infer<typeof params>;
type Outcome = z.infer<typeof agenciesOutcomeResponse>;

/** Handing a step to another agency, and having back what was handed over. */
@Controller('dossiers/:id')
export class SendingController {
  constructor(
    private readonly sending: SendTask,
    private readonly takingBack: TakeBack,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('sendings')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Send a step to the same post of another agency; for its holder, or who leads the agency',
    body: sendingSchema,
  })
  async send(
    @Caller() officer: Principal,
    @Param() { id: dossierId }: Params,
    @Body() body: z.infer<typeof sendingSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    const outcome = await this.idempotency.keeping<AgenciesOutcome>(officer.username, request, (record) =>
      this.sending.execute({ dossierId, officer, expectedVersion }, body, record),
    );
    void reply.header('ETag', etagOf(outcome.version));
    return presentAgenciesOutcome(outcome);
  }

  @Post('taking-back')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Take back what I handed over last, a step sent or an action, while nobody has it in hand',
    body: takingBackSchema,
  })
  async takeBack(
    @Caller() officer: Principal,
    @Param() { id: dossierId }: Params,
    @Body() body: z.infer<typeof takingBackSchema>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome> {
    const outcome = await this.idempotency.keeping<AgenciesOutcome>(officer.username, request, (record) =>
      this.takingBack.execute({ dossierId, officer, expectedVersion }, body, record),
    );
    void reply.header('ETag', etagOf(outcome.version));
    return presentAgenciesOutcome(outcome);
  }
}
