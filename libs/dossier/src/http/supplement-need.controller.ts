import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { AddNeeds, type NeedsAdded, needsSchema } from '../application/papers/add-needs.ts';
import { ListNeeds } from '../application/papers/list-needs.ts';
import { TakeNeedBack } from '../application/papers/take-need-back.ts';
import { needListResponse, needsAddedResponse } from './papers.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const needParams = z.strictObject({ id: z.uuid(), needId: z.uuid() });
const access = may('gather needs', 'Dossier');

/** What a dossier lacks, gathered from everyone who works on it, for one request that asks for it all. */
@Controller('dossiers/:id/supplement-needs')
export class SupplementNeedController {
  constructor(
    private readonly listing: ListNeeds,
    private readonly adding: AddNeeds,
    private readonly takingBack: TakeNeedBack,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The checklist: what is missing or wrong, who said so, and what became of it',
    access: may('read', 'Dossier'),
    params,
    answer: needListResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof needListResponse>> {
    const lines = await this.listing.execute(officer, id);
    const agencyOf = await this.directory.finder();
    return {
      items: lines.map(({ agencyId, by, addedAt, ...line }) => ({
        ...line,
        by: { name: by, agency: agencyOf(agencyId).name },
        addedAt: rfc3339(addedAt),
      })),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Put on the checklist what a dossier lacks; the next request for a supplement takes it all',
    access,
    params,
    body: needsSchema,
    status: 201,
    answer: needsAddedResponse,
    idempotent: true,
  })
  add(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof needsSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<NeedsAdded> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.adding.execute(id, body, officer, record),
    );
  }

  @Post(':needId/taking-back')
  @HttpCode(204)
  @Endpoint({
    summary: 'Take back a need of one’s own that nobody has asked for yet',
    access,
    params: needParams,
    status: 204,
    idempotent: true,
  })
  async takeBack(
    @Caller() officer: Principal,
    @Param() { id, needId }: z.infer<typeof needParams>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<void> {
    await this.idempotency.keeping<unknown>(officer.username, request, (record) =>
      this.takingBack.execute(id, needId, officer, (when) => record({}, when)),
    );
  }
}
