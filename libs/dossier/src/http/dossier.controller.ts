import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import { type ActionOutcome, PerformAction } from '../application/acts/perform-action.ts';
import { FindDossier } from '../application/queries/find-dossier.ts';
import { actionInputSchema } from '../domain/action-input.ts';
import { actionOutcomeResponse, dossierResponse, historyResponse } from './dossier.responses.ts';
import { presentDossier, presentHistory } from './present-dossier.ts';

const params = z.strictObject({ id: z.uuid() });
const actionBody = z.strictObject({
  /** A step of a called workflow has the codes of the calls in front: `tax.appraisal`. */
  step: z.string().min(1).max(200),
  action: z.string().min(1).max(40),
  ...actionInputSchema.shape,
});

@Controller('dossiers')
export class DossierController {
  constructor(
    private readonly find: FindDossier,
    private readonly perform: PerformAction,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get(':id')
  @Endpoint({
    summary: 'One dossier with its open tasks and the actions offered now',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    params,
    answer: dossierResponse,
  })
  async one(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof dossierResponse>> {
    const found = await this.find.execute(reader, id);
    void reply.header('ETag', etagOf(found.state.version));
    return presentDossier(found, await this.directory.all());
  }

  @Get(':id/history')
  @Endpoint({
    summary: 'Who did what when',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    params,
    answer: historyResponse,
  })
  async history(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof historyResponse>> {
    return presentHistory(await this.find.history(reader, id));
  }

  @Post(':id/actions')
  @HttpCode(200)
  @Endpoint({
    summary: 'Take an action of the internal workflow; only the holder of the step may',
    access: may('handle', 'Task'),
    params,
    body: actionBody,
    answer: actionOutcomeResponse,
    idempotent: true,
    versioned: true,
  })
  async act(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { step, action, ...input }: z.infer<typeof actionBody>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof actionOutcomeResponse>> {
    const command = { dossierId: id, expectedVersion, step, action, input, officer };
    const outcome = await this.idempotency.keeping<ActionOutcome>(officer.username, request, (record) =>
      this.perform.execute(command, record),
    );
    void reply.header('ETag', etagOf(outcome.version));
    return {
      ...outcome,
      status: outcome.status as z.infer<typeof dossierResponse>['status'],
      dueAt: rfc3339(outcome.dueAt === null ? null : new Date(outcome.dueAt)),
    };
  }
}
