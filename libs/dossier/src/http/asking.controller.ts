import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
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
import {
  type AskedOutcome,
  AskOpinions,
  type OpinionsRequest,
  opinionsRequestSchema,
} from '../application/agencies/ask-opinions.ts';
import type { AgenciesOutcome } from '../application/agencies/change-between-agencies.ts';
import { ListOpinions } from '../application/agencies/list-opinions.ts';
import { opinionReturnSchema, TakeOpinionBack } from '../application/agencies/take-opinion-back.ts';
import {
  agenciesOutcomeResponse,
  askedResponse,
  opinionsResponse,
  presentOpinion,
} from './opinion.responses.ts';
import { presentAgency } from './present-dossier.ts';
import { presentAgenciesOutcome } from './present-agencies.ts';

const params = z.strictObject({ id: z.uuid() });
const access = may('ask opinions', 'Dossier');

type Params = z.infer<typeof params>;

/** What an agency asks of others about a dossier. */
@Controller()
export class AskingController {
  constructor(
    private readonly asking: AskOpinions,
    private readonly returning: TakeOpinionBack,
    private readonly listing: ListOpinions,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('dossiers/:id/opinions')
  @Endpoint({
    summary: 'Every opinion asked on a dossier, with its answer',
    access: may('read', 'Dossier'),
    params,
    answer: opinionsResponse,
  })
  async all(
    @Caller() officer: Principal,
    @Param() { id }: Params,
  ): Promise<z.infer<typeof opinionsResponse>> {
    const opinions = await this.listing.ofDossier(officer, id);
    const agencies = await this.directory.all();
    return { items: opinions.map((one) => presentOpinion(one, agencies)) };
  }

  @Post('dossiers/:id/opinions')
  @Endpoint({
    summary: 'Ask other agencies’ opinions side by side, each until a day of theirs; the clock runs on',
    access,
    params,
    body: opinionsRequestSchema,
    status: 201,
    answer: askedResponse,
    idempotent: true,
    versioned: true,
  })
  async ask(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Body() body: OpinionsRequest,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof askedResponse>> {
    const command = { dossierId: id, officer, expectedVersion };
    const outcome = await this.idempotency.keeping<AskedOutcome>(officer.username, request, (record) =>
      this.asking.execute(command, body, record),
    );
    void reply.header('ETag', etagOf(outcome.version));
    const agencies = await this.directory.all();
    const opinions = outcome.opinions.map(({ agencyId, ...one }) => ({
      ...{ id: one.id, agency: presentAgency(agencies, agencyId), dueAt: rfc3339(new Date(one.dueAt)) },
    }));
    return { ...presentAgenciesOutcome(outcome), opinions };
  }

  @Post('opinions/:id/taking-back')
  @HttpCode(200)
  @Endpoint({
    summary: 'Take back an opinion my agency asked and that is not given yet',
    access,
    params,
    body: opinionReturnSchema,
    answer: agenciesOutcomeResponse,
    idempotent: true,
  })
  async takeBack(
    @Caller() officer: Principal,
    @Param() { id: opinionId }: Params,
    @Body() body: z.infer<typeof opinionReturnSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof agenciesOutcomeResponse>> {
    const outcome = await this.idempotency.keeping<AgenciesOutcome>(officer.username, request, (record) =>
      this.returning.execute({ opinionId, officer }, body, record),
    );
    return presentAgenciesOutcome(outcome);
  }
}
