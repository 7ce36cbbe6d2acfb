import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { type DecidedReorganization, DecideReorganization } from '../application/decide-reorganization.ts';
import { PlanReorganization } from '../application/plan-reorganization.ts';
import { FindReorganization } from '../application/queries/find-reorganization.ts';
import {
  type Decision,
  decisionSchema,
  type Reorganization,
  reorganizationSchema,
} from '../domain/reorganization.ts';
import {
  decidedResponse,
  movedResponse,
  reorganizationResponse,
  reorganizationsResponse,
} from './reorganization.responses.ts';

/** Bytes of a plan that names every dossier of a big agency. */
const PLAN_BODY_LIMIT = 4 * 1024 * 1024;

const params = z.strictObject({ id: z.uuid() });
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  after: z.uuid().optional(),
});
const withdrawalBody = z.strictObject({ reason: text(500) });
const administrators = may('administer', 'Organization');

type Params = z.infer<typeof params>;
type Page = z.infer<typeof page>;

/** Merging, splitting, renaming and abolishing agencies: a plan that is looked at, decided, and carried out on its day. */
@Controller('administration/reorganizations')
export class ReorganizationController {
  constructor(
    private readonly plan: PlanReorganization,
    private readonly decide: DecideReorganization,
    private readonly find: FindReorganization,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Plan a reorganisation: everything that would move, and what stands in the way; moves nothing',
    access: administrators,
    body: reorganizationSchema,
    bodyLimit: PLAN_BODY_LIMIT,
    status: 201,
    answer: reorganizationResponse,
    idempotent: true,
  })
  async propose(
    @Caller() officer: Principal,
    @Body() body: Reorganization,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof reorganizationResponse>> {
    const planned = await this.idempotency.keeping<{ id: string }>(officer.username, request, (record) =>
      this.plan.execute(body, officer, record),
    );
    return this.one(planned);
  }

  @Get()
  @Endpoint({
    summary: 'Reorganisations, the newest first, and what became of them',
    access: administrators,
    query: page,
    answer: reorganizationsResponse,
  })
  async list(@Query() { limit, after }: Page): Promise<z.infer<typeof reorganizationsResponse>> {
    const lines = await this.find.list(limit + 1, after);
    const items = lines.slice(0, limit).map((line) => ({ ...line, plannedAt: rfc3339(line.plannedAt) }));
    return { items, next: lines.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @Endpoint({
    summary: 'A reorganisation: its plan, who decided it on what ground, and how far it has been carried out',
    access: administrators,
    params,
    answer: reorganizationResponse,
  })
  async one(@Param() { id }: Params): Promise<z.infer<typeof reorganizationResponse>> {
    const { plannedAt, decided, effectedAt, endedAt, ...sheet } = await this.find.execute(id);
    return {
      ...sheet,
      plannedAt: rfc3339(plannedAt),
      decided: decided && { ...decided, at: rfc3339(new Date(decided.at)) },
      effectedAt: effectedAt && rfc3339(effectedAt),
      endedAt: endedAt && rfc3339(endedAt),
    };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Decide that a plan is carried out on its day: by the worker, agencies and posts at once, dossiers after them',
    access: administrators,
    params,
    body: decisionSchema,
    answer: decidedResponse,
    idempotent: true,
  })
  confirm(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() decision: Decision,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedReorganization> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.decide.execute(id, decision, officer, record),
    );
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Endpoint({
    summary: 'Withdraw a decided reorganisation before it takes effect',
    access: administrators,
    params,
    body: withdrawalBody,
    answer: decidedResponse,
    idempotent: true,
  })
  withdraw(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() { reason }: z.infer<typeof withdrawalBody>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedReorganization> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.decide.withdraw(id, reason, officer, record),
    );
  }

  @Get(':id/dossiers')
  @Endpoint({
    summary: 'The dossiers that went on at a successor',
    access: administrators,
    params,
    query: page,
    answer: movedResponse,
  })
  async dossiers(
    @Param() { id }: Params,
    @Query() { limit, after }: Page,
  ): Promise<z.infer<typeof movedResponse>> {
    const lines = await this.find.dossiers(id, limit + 1, after);
    const items = lines.slice(0, limit);
    return { items, next: lines.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
