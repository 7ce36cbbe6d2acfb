import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import { ApplyImport } from '../application/apply-import.ts';
import { DiscardImport } from '../application/discard-import.ts';
import { ProposeFile } from '../application/propose-file.ts';
import { FindImport } from '../application/queries/find-import.ts';
import {
  IMPORT_BODY_LIMIT,
  importBody,
  importPage,
  importParams,
  importsPage,
} from './catalogue-import.requests.ts';
import {
  appliedResponse,
  importAnswer,
  importResponse,
  importsAnswer,
  importsResponse,
} from './catalogue-import.responses.ts';

const administrators = may('administer', 'Catalogue');

type Page = z.infer<typeof importPage>;
type Params = z.infer<typeof importParams>;

/** Keeping the catalogue current: a source is laid over it in a dry run, looked at, then applied or put away. */
@Controller('catalogue-imports')
export class CatalogueImportController {
  constructor(
    private readonly proposeFile: ProposeFile,
    private readonly applyImport: ApplyImport,
    private readonly discardImport: DiscardImport,
    private readonly find: FindImport,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'What a file would change in the catalogue, and what is odd about it; changes nothing',
    access: administrators,
    query: importPage,
    body: importBody,
    bodyLimit: IMPORT_BODY_LIMIT,
    status: 201,
    answer: importResponse,
  })
  async propose(
    @Caller() officer: Principal,
    @Query() page: Page,
    @Body() body: z.infer<typeof importBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof importResponse>> {
    return this.one({ id: await this.proposeFile.execute(body, officer) }, page, reply);
  }

  @Get()
  @Endpoint({
    summary: 'Dry runs, the newest first: who made them from what, and what became of them',
    access: administrators,
    query: importsPage,
    answer: importsResponse,
  })
  async list(
    @Query() { limit, after }: z.infer<typeof importsPage>,
  ): Promise<z.infer<typeof importsResponse>> {
    return importsAnswer(await this.find.list(limit, after), limit);
  }

  @Get(':id')
  @Endpoint({
    summary: 'A dry run: what it would change, what is odd, what became of it',
    access: administrators,
    params: importParams,
    query: importPage,
    answer: importResponse,
  })
  async one(
    @Param() { id }: Params,
    @Query() page: Page,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof importResponse>> {
    const found = await this.find.execute(id, page);
    void reply.header('ETag', etagOf(found.head.basedOn));
    return importAnswer(found, page.limit);
  }

  @Post(':id/application')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Carry a dry run out: all of it or nothing; what running dossiers were received under stays with them',
    access: administrators,
    params: importParams,
    answer: appliedResponse,
    idempotent: true,
    versioned: true,
  })
  apply(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @ExpectedVersion() basedOn: number,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof appliedResponse>> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.applyImport.execute(id, basedOn, officer, record),
    );
  }

  @Post(':id/discarding')
  @HttpCode(204)
  @Endpoint({
    summary: 'Put a dry run away',
    access: administrators,
    params: importParams,
    status: 204,
  })
  discard(@Caller() officer: Principal, @Param() { id }: Params): Promise<void> {
    return this.discardImport.execute(id, officer);
  }
}
