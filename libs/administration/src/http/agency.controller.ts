import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import {
  type Agency,
  type AgencyChange,
  agencyChangeSchema,
  ChangeAgency,
  CreateAgency,
  Directory,
  type NewAgency,
  newAgencySchema,
  organizationProblem,
  type Written,
} from '#organization';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import { agenciesQuery, agencyParams } from './administration.requests.ts';
import { agenciesResponse, agencyResponse, writtenResponse } from './administration.responses.ts';

const administrators = may('administer', 'Organization');

type Params = z.infer<typeof agencyParams>;
type AgencyResponse = z.infer<typeof agencyResponse>;

/** Agencies, desks and units of the province. They end by a reorganisation alone. */
@Controller('administration/agencies')
export class AgencyController {
  constructor(
    private readonly create: CreateAgency,
    private readonly change: ChangeAgency,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Agencies, desks and units, by code',
    access: administrators,
    query: agenciesQuery,
    answer: agenciesResponse,
  })
  async list(
    @Query() { abolished }: z.infer<typeof agenciesQuery>,
  ): Promise<z.infer<typeof agenciesResponse>> {
    const agencies = await this.directory.all();
    const items = [...agencies.values()]
      .filter(({ validUntil }) => abolished === 'true' || validUntil === null)
      .map((agency) => present(agency, agencies))
      .sort((one, other) => one.code.localeCompare(other.code));
    return { items };
  }

  @Get(':code')
  @Endpoint({
    summary: 'An agency as it is, or as it was when it ended',
    access: administrators,
    params: agencyParams,
    answer: agencyResponse,
  })
  async one(
    @Param() { code }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgencyResponse> {
    this.directory.forget();
    const agency = await this.directory.byCode(code);
    if (!agency) throw organizationProblem('organization.agency-unknown', { codes: code });
    void reply.header('ETag', etagOf(agency.version));
    return present(agency, await this.directory.all());
  }

  @Post()
  @Endpoint({
    summary: 'Add an agency, a one-stop desk or a unit, from today on',
    access: administrators,
    body: newAgencySchema,
    status: 201,
    answer: writtenResponse,
    idempotent: true,
  })
  add(
    @Caller() officer: Principal,
    @Body() body: NewAgency,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Written> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.create.execute(body, officer, record),
    );
  }

  @Post(':code/changes')
  @HttpCode(200)
  @Endpoint({
    summary: 'Change how an agency is called and reached, what it is asked for and by whom; its code stays',
    access: administrators,
    params: agencyParams,
    body: agencyChangeSchema,
    answer: writtenResponse,
    versioned: true,
  })
  async rewrite(
    @Caller() officer: Principal,
    @Param() { code }: Params,
    @Body() body: AgencyChange,
    @ExpectedVersion() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Written> {
    const written = await this.change.execute(code, version, body, officer);
    void reply.header('ETag', etagOf(written.version));
    return written;
  }
}

function present(agency: Agency, agencies: ReadonlyMap<number, Agency>): AgencyResponse {
  const codeOf = (id: number): string => agencies.get(id)?.code ?? '';
  const { id: _id, parentId, serves, succeededBy, kind, level, functions, ...told } = agency;
  return {
    ...told,
    ...{ kind: kind as AgencyResponse['kind'], level: level as AgencyResponse['level'] },
    ...{ parent: parentId === null ? null : codeOf(parentId), functions: [...functions] },
    ...{ serves: serves.map(codeOf), succeededBy: succeededBy.map(codeOf) },
  };
}
