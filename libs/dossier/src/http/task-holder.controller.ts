import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, ExpectedVersion, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { assignmentRequestSchema, AssignTask } from '../application/holders/assign-task.ts';
import { ClaimTask } from '../application/holders/claim-task.ts';
import { ReleaseTask, releaseSchema } from '../application/holders/release-task.ts';
import { handsResponse } from './dossier.responses.ts';
import { type Hands, handsOnce, taskParams as params } from './hands-once.ts';

const act = { params, answer: handsResponse, idempotent: true };

type Params = z.infer<typeof params>;

/** Who holds a task: the acts by which it comes into hands, and out of them. */
@Controller('tasks/:id')
export class TaskHolderController {
  constructor(
    private readonly claiming: ClaimTask,
    private readonly releasing: ReleaseTask,
    private readonly assigning: AssignTask,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('claim')
  @HttpCode(200)
  @Endpoint({ ...act, summary: 'Take a task of my post that nobody has', access: may('handle', 'Task') })
  claim(
    @Caller() officer: Principal,
    @Param() { id: taskId }: Params,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Hands> {
    return handsOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.claiming.execute({ taskId, officer }, record),
    );
  }

  @Post('release')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Give a task I hold back to the holders of its post',
    access: may('handle', 'Task'),
    body: releaseSchema,
  })
  release(
    @Caller() officer: Principal,
    @Param() { id: taskId }: Params,
    @Body() body: z.infer<typeof releaseSchema>,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Hands> {
    return handsOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.releasing.execute({ taskId, officer }, body, record),
    );
  }

  @Post('assignments')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Give a task of my agency to a holder of its post; taking it from someone needs a reason',
    access: may('assign', 'Task'),
    body: assignmentRequestSchema,
    versioned: true,
  })
  assign(
    @Caller() officer: Principal,
    @Param() { id: taskId }: Params,
    @Body() body: z.infer<typeof assignmentRequestSchema>,
    @ExpectedVersion() expectedRevision: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Hands> {
    return handsOnce(this.idempotency, { officer, request, reply }, (record) =>
      this.assigning.execute({ taskId, officer, expectedRevision }, body, record),
    );
  }
}
