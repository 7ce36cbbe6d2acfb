import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import {
  ChangeOfficer,
  CreateOfficer,
  FindOfficers,
  type NewOfficer,
  newOfficerSchema,
  type OfficerChange,
  officerChangeSchema,
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
import { officerParams, officersQuery } from './administration.requests.ts';
import { officerResponse, officersResponse, writtenResponse } from './administration.responses.ts';

const administrators = may('administer', 'Organization');

type Params = z.infer<typeof officerParams>;

/** Officers of the province. Their accounts are looked after apart. */
@Controller('administration/officers')
export class OfficerController {
  constructor(
    private readonly create: CreateOfficer,
    private readonly change: ChangeOfficer,
    private readonly find: FindOfficers,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Officers with the posts they hold, by user name',
    access: administrators,
    query: officersQuery,
    answer: officersResponse,
  })
  async list(
    @Query() { limit, after, agency }: z.infer<typeof officersQuery>,
  ): Promise<z.infer<typeof officersResponse>> {
    const lines = await this.find.list(limit + 1, after, agency);
    const items = lines.slice(0, limit);
    return { items, next: lines.length > limit ? (items.at(-1)?.username ?? null) : null };
  }

  @Get(':username')
  @Endpoint({
    summary: 'An officer with every post they hold or held; how they are reached, masked',
    access: administrators,
    params: officerParams,
    answer: officerResponse,
  })
  async one(
    @Param() { username }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof officerResponse>> {
    const officer = await this.find.one(username);
    void reply.header('ETag', etagOf(officer.version));
    return officer;
  }

  @Post()
  @Endpoint({
    summary: 'Add an officer, without posts and without an account',
    access: administrators,
    body: newOfficerSchema,
    status: 201,
    answer: writtenResponse,
    idempotent: true,
  })
  add(
    @Caller() administrator: Principal,
    @Body() body: NewOfficer,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Written> {
    return this.idempotency.keeping(administrator.username, request, (record) =>
      this.create.execute(body, administrator, record),
    );
  }

  @Post(':username/changes')
  @HttpCode(200)
  @Endpoint({
    summary: 'Change how an officer is called and reached',
    access: administrators,
    params: officerParams,
    body: officerChangeSchema,
    answer: writtenResponse,
    versioned: true,
  })
  async rewrite(
    @Caller() administrator: Principal,
    @Param() { username }: Params,
    @Body() body: OfficerChange,
    @ExpectedVersion() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Written> {
    const written = await this.change.execute(username, version, body, administrator);
    void reply.header('ETag', etagOf(written.version));
    return written;
  }
}
