import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { pageQuery } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import {
  AnswerOpinion,
  type OpinionAnswer,
  opinionAnswerSchema,
} from '../application/agencies/answer-opinion.ts';
import type { AgenciesOutcome } from '../application/agencies/change-between-agencies.ts';
import { type ClaimedOpinion, ClaimOpinion } from '../application/agencies/claim-opinion.ts';
import { ListOpinions } from '../application/agencies/list-opinions.ts';
import {
  agenciesOutcomeResponse,
  claimedOpinionResponse,
  opinionListResponse,
  presentOpinionLine,
} from './opinion.responses.ts';
import { presentAgenciesOutcome } from './present-agencies.ts';

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject(pageQuery);
const act = { params, idempotent: true };

type Params = z.infer<typeof params>;
type Paging = z.infer<typeof query>;
type List = z.infer<typeof opinionListResponse>;
type Outcome = z.infer<typeof agenciesOutcomeResponse>;

/** Opinions asked of agencies, wherever their dossiers are. */
@Controller('opinions')
export class OpinionController {
  constructor(
    private readonly listing: ListOpinions,
    private readonly claiming: ClaimOpinion,
    private readonly answering: AnswerOpinion,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Opinions asked of my agencies and not answered yet, by the time left',
    access: may('give opinions', 'Dossier'),
    query,
    answer: opinionListResponse,
  })
  async toAnswer(@Caller() officer: Principal, @Query() page: Paging): Promise<List> {
    return this.present(await this.listing.toAnswer(officer, page));
  }

  @Get('late')
  @Endpoint({
    summary:
      'Opinions that were or are not given in time, asked of or by the agencies I lead (NĐ 61/2018 Đ.19.5)',
    access: may('watch opinions', 'Dossier'),
    query,
    answer: opinionListResponse,
  })
  async late(@Caller() officer: Principal, @Query() page: Paging): Promise<List> {
    return this.present(await this.listing.late(officer, page));
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Take an opinion asked of my agency upon me; a leader takes it over',
    access: may('give opinions', 'Dossier'),
    answer: claimedOpinionResponse,
  })
  async claim(
    @Caller() officer: Principal,
    @Param() { id: opinionId }: Params,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof claimedOpinionResponse>> {
    const { dossierId: dossier, ...claimed } = await this.idempotency.keeping<ClaimedOpinion>(
      officer.username,
      request,
      (record) => this.claiming.execute({ opinionId, officer }, record),
    );
    return { ...claimed, dossier };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Endpoint({
    ...act,
    summary: 'Give the opinion that was asked of my agency',
    access: may('give opinions', 'Dossier'),
    body: opinionAnswerSchema,
    answer: agenciesOutcomeResponse,
  })
  async answer(
    @Caller() officer: Principal,
    @Param() { id: opinionId }: Params,
    @Body() body: OpinionAnswer,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Outcome> {
    const outcome = await this.idempotency.keeping<AgenciesOutcome>(officer.username, request, (record) =>
      this.answering.execute({ opinionId, officer }, body, record),
    );
    return presentAgenciesOutcome(outcome);
  }

  private async present({ items, next }: Awaited<ReturnType<ListOpinions['toAnswer']>>): Promise<List> {
    const agencies = await this.directory.all();
    return { items: items.map((line) => presentOpinionLine(line, agencies)), next };
  }
}
