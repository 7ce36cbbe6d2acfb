import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import {
  type AppliedOfficerImport,
  ApplyOfficerImport,
  FindOfficerImport,
  ProposeOfficerImport,
} from '#organization';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { IMPORT_BODY_LIMIT, importBody, importParams } from './administration.requests.ts';
import { appliedResponse, officerImportResponse } from './administration.responses.ts';

const administrators = may('administer', 'Organization');

type Params = z.infer<typeof importParams>;
type ImportResponse = z.infer<typeof officerImportResponse>;

/** Officers and posts from a workbook: looked at in a dry run, then carried out whole. */
@Controller('administration/officer-imports')
export class OfficerImportController {
  constructor(
    private readonly propose: ProposeOfficerImport,
    private readonly applyImport: ApplyOfficerImport,
    private readonly find: FindOfficerImport,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary:
      'What a workbook of officers would write, and what is wrong or odd about which row; writes none of it',
    access: administrators,
    body: importBody,
    bodyLimit: IMPORT_BODY_LIMIT,
    status: 201,
    answer: officerImportResponse,
  })
  async look(
    @Caller() officer: Principal,
    @Body() body: z.infer<typeof importBody>,
  ): Promise<ImportResponse> {
    return this.one({ id: await this.propose.execute(body, officer) });
  }

  @Get(':id')
  @Endpoint({
    summary: 'A dry run of officers, and what became of it',
    access: administrators,
    params: importParams,
    answer: officerImportResponse,
  })
  async one(@Param() { id }: Params): Promise<ImportResponse> {
    const { proposedAt, appliedAt, ...told } = await this.find.execute(id);
    return { ...told, proposedAt: rfc3339(proposedAt), appliedAt: appliedAt && rfc3339(appliedAt) };
  }

  @Post(':id/application')
  @HttpCode(200)
  @Endpoint({
    summary: 'Carry a dry run of officers out: all of it or nothing',
    access: administrators,
    params: importParams,
    answer: appliedResponse,
    idempotent: true,
  })
  carryOut(
    @Caller() officer: Principal,
    @Param() { id }: Params,
    @Idempotent() request: IdempotentRequest,
  ): Promise<AppliedOfficerImport> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.applyImport.execute(id, officer, record),
    );
  }
}
