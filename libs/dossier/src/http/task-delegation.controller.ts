import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { DelegateTask, delegationSchema } from '../application/holders/delegate-task.ts';
import { EndDelegation } from '../application/holders/end-delegation.ts';
import { handsResponse } from './dossier.responses.ts';
import { type Hands, handsOnce, taskParams as params } from './hands-once.ts';

const act = { access: may('handle', 'Task'), params, answer: handsResponse, idempotent: true };

type Params = z.infer<typeof params>;

/** Who may act for the holder of a task. */
@Controller('tasks/:id/delegations')
export class TaskDelegationController {
  constructor(
    private readonly delegating: DelegateTask,
    private readonly ending: EndDelegation,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Let a colleague act for me on a task I hold and go on answering for',
    body: delegationSchema,
  })
  delegate(
    @Caller() officer: Principal,
    @Param() { id: taskId }: Params,
    @Body() body: z.infer<typeof delegationSchema>,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Hands> {
    return handsOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.delegating.execute({ taskId, officer }, body, record),
    );
  }

  @Post('end')
  @HttpCode(200)
  @Endpoint({ ...act, summary: 'Act alone again on a task I had delegated' })
  end(
    @Caller() officer: Principal,
    @Param() { id: taskId }: Params,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Hands> {
    return handsOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.ending.execute({ taskId, officer }, record),
    );
  }
}
