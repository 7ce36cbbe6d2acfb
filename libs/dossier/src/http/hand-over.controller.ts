import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { type CodeSent, SendHandOverCode } from '../application/papers/send-hand-over-code.ts';
import { codeSentResponse } from './papers.responses.ts';

const params = z.strictObject({ id: z.uuid() });

@Controller('dossiers/:id')
export class HandOverController {
  constructor(
    private readonly sending: SendHandOverCode,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('hand-over-codes')
  @Endpoint({
    summary: 'Send the applicant a one-time code by SMS, to be read out by whoever takes the result',
    access: may('hand over', 'Dossier'),
    params,
    status: 201,
    answer: codeSentResponse,
    idempotent: true,
  })
  async send(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof codeSentResponse>> {
    const sent = await this.idempotency.keeping<CodeSent>(officer.username, request, (record) =>
      this.sending.execute(id, officer, record),
    );
    return { ...sent, expiresAt: rfc3339(new Date(sent.expiresAt)) };
  }
}
