import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { type DecidedChange, DecideWorkflowChange } from '../application/decide-workflow-change.ts';
import { PlanWorkflowChange } from '../application/plan-workflow-change.ts';
import { FindWorkflowChange } from '../application/queries/find-workflow-change.ts';
import { type MoveDecision, moveDecisionSchema, workflowMoveSchema } from '../domain/workflow-change.ts';
import { changeResponse, decidedResponse, outcomesResponse } from './workflow-change.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: z.uuid().optional(),
});
const administrators = may('administer', 'Workflow');

type Params = z.infer<typeof params>;
type ChangeResponse = z.infer<typeof changeResponse>;

/** Moving running dossiers to another version of their workflow: a plan that is looked at, then carried out. */
@Controller('workflow-changes')
export class WorkflowChangeController {
  constructor(
    private readonly plan: PlanWorkflowChange,
    private readonly decide: DecideWorkflowChange,
    private readonly find: FindWorkflowChange,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary:
      'Plan that running dossiers go on under a newer version of their workflow: what moves where, what stays and why; moves none',
    access: administrators,
    body: workflowMoveSchema,
    status: 201,
    answer: changeResponse,
  })
  async propose(
    @Caller() officer: Principal,
    @Body() body: z.infer<typeof workflowMoveSchema>,
  ): Promise<ChangeResponse> {
    return this.one({ id: await this.plan.execute(body, officer) });
  }

  @Get(':id')
  @Endpoint({
    summary: 'A plan, who put it into effect on what ground, and how far it has been carried out',
    access: administrators,
    params,
    answer: changeResponse,
  })
  async one(@Param() { id }: Params): Promise<ChangeResponse> {
    const { plannedAt, decided, ...change } = await this.find.execute(id);
    return {
      ...change,
      plannedAt: rfc3339(plannedAt),
      decided: decided && { ...decided, at: rfc3339(new Date(decided.at)) },
    } as ChangeResponse;
  }

  @Post(':id/application')
  @HttpCode(200)
  @Endpoint({
    summary: 'Put a plan into effect: the worker moves what still stands as planned and leaves the rest',
    access: administrators,
    params,
    body: moveDecisionSchema,
    answer: decidedResponse,
    idempotent: true,
  })
  apply(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() decision: MoveDecision,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedChange> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.decide.execute(id, decision, officer, record),
    );
  }

  @Get(':id/dossiers')
  @Endpoint({
    summary: 'The dossiers that were moved, and those that were left and why',
    access: administrators,
    params,
    query: page,
    answer: outcomesResponse,
  })
  async dossiers(
    @Param() { id }: Params,
    @Query() { limit, after }: z.infer<typeof page>,
  ): Promise<z.infer<typeof outcomesResponse>> {
    const lines = await this.find.dossiers(id, limit + 1, after);
    const items = lines.slice(0, limit).map(({ dossierId, code, outcome, reasons }) => ({
      ...{ id: dossierId, code, outcome },
      reasons: [...reasons],
    }));
    return { items, next: lines.length > limit ? (items.at(-1)?.id ?? null) : null } as z.infer<
      typeof outcomesResponse
    >;
  }
}
