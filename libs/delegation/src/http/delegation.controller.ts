import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Caller, CallersSession, type Principal, type RecognisedSession } from '#identity';
import { Directory } from '#organization';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest, signedIn } from '#platform/http';
import { EndDelegation, delegationEndSchema } from '../application/end-delegation.ts';
import {
  type DelegationRequest,
  delegationRequestSchema,
  MakeDelegation,
} from '../application/make-delegation.ts';
import { ListDelegations } from '../application/queries/list-delegations.ts';
import { delegationListResponse, delegationResponse, presentDelegation } from './delegation.responses.ts';

const number = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id: number });
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: number.optional(),
});

type Delegation = z.infer<typeof delegationResponse>;

/** Who acts under whose post, from when to when. */
@Controller('delegations')
export class DelegationController {
  constructor(
    private readonly making: MakeDelegation,
    private readonly ending: EndDelegation,
    private readonly listing: ListDelegations,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary:
      'Let a colleague act under my post for a time; or, as a leader or administrator, under that of an absent officer',
    access: signedIn,
    body: delegationRequestSchema,
    status: 201,
    answer: delegationResponse,
    idempotent: true,
  })
  async make(
    @CallersSession() session: RecognisedSession,
    @Body() body: DelegationRequest,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Delegation> {
    const { principal } = session;
    const id = await this.idempotency.keeping<number>(principal.username, request, (record) =>
      this.making.execute(body, session, record),
    );
    return this.shown(principal, id);
  }

  @Get()
  @Endpoint({
    summary:
      'What I delegated, what was delegated to me, and what is delegated at the agencies I lead, latest first',
    access: signedIn,
    query: page,
    answer: delegationListResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, before }: z.infer<typeof page>,
  ): Promise<z.infer<typeof delegationListResponse>> {
    const found = await this.listing.execute(officer, { limit: limit + 1, before });
    const agencyOf = await this.directory.finder();
    const shown = found.slice(0, limit);
    return {
      items: shown.map((delegation) => presentDelegation(delegation, agencyOf(delegation.agencyId))),
      next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  @Post(':id/end')
  @HttpCode(200)
  @Endpoint({
    summary: 'End a delegation of mine, or of an agency I lead, at once',
    access: signedIn,
    params,
    body: delegationEndSchema,
    answer: delegationResponse,
    idempotent: true,
  })
  async end(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof delegationEndSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Delegation> {
    await this.idempotency.keeping<number>(officer.username, request, async (record) => {
      await this.ending.execute(id, body, officer, (when) => record(id, when));
      return id;
    });
    return this.shown(officer, id);
  }

  private async shown(officer: Principal, id: number): Promise<Delegation> {
    const delegation = await this.listing.one(officer, id);
    return presentDelegation(delegation, await this.directory.byId(delegation.agencyId));
  }
}
