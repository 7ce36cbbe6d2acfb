import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { ProveWorkflow } from '../application/prove-workflow.ts';
import { type Publication, PublishWorkflow } from '../application/publish-workflow.ts';
import { CompareWorkflowVersions } from '../application/queries/compare-workflow-versions.ts';
import { ListWorkflowVersions } from '../application/queries/list-workflow-versions.ts';
import { type AuthoredWorkflow, workflowSchema } from '../domain/definition.ts';
import {
  changesResponse,
  presentProof,
  proofResponse,
  publicationResponse,
  versionsResponse,
} from './workflow.responses.ts';

const params = z.strictObject({ procedure: z.string().max(20) });
const number = z.coerce.number().int().min(1).max(1_000_000);
const versionParams = z.strictObject({ code: z.string().max(100), version: number });
const comparison = z.strictObject({ since: number.describe('The earlier version') });
const administrators = may('administer', 'Workflow');

/** Internal workflows: trying one, putting it into force, and what is in force. */
@Controller('workflows')
export class WorkflowController {
  constructor(
    private readonly prove: ProveWorkflow,
    private readonly publishing: PublishWorkflow,
    private readonly versions: ListWorkflowVersions,
    private readonly comparing: CompareWorkflowVersions,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('proofs')
  @HttpCode(200)
  @Endpoint({
    summary: 'What publishing a workflow would find; changes nothing',
    access: administrators,
    body: workflowSchema,
    answer: proofResponse,
  })
  async try(@Body() definition: AuthoredWorkflow): Promise<z.infer<typeof proofResponse>> {
    return presentProof(await this.prove.execute(definition));
  }

  @Post()
  @Endpoint({
    summary: 'Publish a workflow for dossiers received from now on, or from the day it takes effect',
    access: administrators,
    body: workflowSchema,
    status: 201,
    answer: publicationResponse,
    idempotent: true,
  })
  publish(
    @Caller() administrator: Principal,
    @Body() definition: AuthoredWorkflow,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Publication> {
    return this.idempotency.keeping(administrator.username, request, (record) =>
      this.publishing.execute(definition, administrator, record),
    );
  }

  @Get(':procedure')
  @Endpoint({
    summary: 'The published versions of a procedure’s workflow, the newest first, with their warnings',
    access: administrators,
    params,
    answer: versionsResponse,
  })
  async list(@Param() { procedure }: z.infer<typeof params>): Promise<z.infer<typeof versionsResponse>> {
    const items = await this.versions.execute(procedure);
    return { items: items.map((item) => ({ ...item, publishedAt: rfc3339(item.publishedAt) })) };
  }

  @Get(':code/versions/:version/changes')
  @Endpoint({
    summary: 'What changed in a workflow since an earlier version, part by part and in words',
    access: administrators,
    params: versionParams,
    query: comparison,
    answer: changesResponse,
  })
  async changes(
    @Param() { code, version }: z.infer<typeof versionParams>,
    @Query() { since }: z.infer<typeof comparison>,
  ): Promise<z.infer<typeof changesResponse>> {
    return { items: await this.comparing.execute(code, since, version) };
  }
}
