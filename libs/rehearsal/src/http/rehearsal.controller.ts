import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Directory } from '#organization';
import { Endpoint } from '#platform/http';
import { RehearseWorkflow } from '../application/rehearse-workflow.ts';
import { presentRehearsal } from './present-rehearsal.ts';
import { orderOf, rehearsalBody } from './rehearsal.requests.ts';
import { rehearsalResponse } from './rehearsal.responses.ts';

@Controller('workflows/rehearsals')
export class RehearsalController {
  constructor(
    private readonly rehearse: RehearseWorkflow,
    private readonly directory: Directory,
  ) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: 'Walk a made-up dossier through a workflow before it is published; changes nothing',
    access: may('administer', 'Workflow'),
    body: rehearsalBody,
    answer: rehearsalResponse,
  })
  async walk(@Body() body: z.infer<typeof rehearsalBody>): Promise<z.infer<typeof rehearsalResponse>> {
    return presentRehearsal(await this.rehearse.execute(orderOf(body)), await this.directory.all());
  }
}
