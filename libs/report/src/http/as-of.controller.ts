import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { Directory } from '#organization';
import { Endpoint } from '#platform/http';
import { ShowAsOf } from '../application/show-as-of.ts';
import { asOfResponse, presentAsOf } from './as-of.responses.ts';
import { asOfQuery, dossierParams } from './report.requests.ts';

@Controller('dossiers/:id')
export class AsOfController {
  constructor(
    private readonly showing: ShowAsOf,
    private readonly directory: Directory,
  ) {}

  @Get('as-of')
  @Endpoint({
    summary: 'A dossier as it was known at a past instant: status, who held it, its due time',
    access: may('read', 'Dossier'),
    scope: 'dossiers:read',
    params: dossierParams,
    query: asOfQuery,
    answer: asOfResponse,
  })
  async show(
    @CallingReader() reader: Reader,
    @Param() { id }: z.infer<typeof dossierParams>,
    @Query() { at }: z.infer<typeof asOfQuery>,
  ): Promise<z.infer<typeof asOfResponse>> {
    const instant = new Date(at);
    const then = await this.showing.execute(reader, id, instant);
    return presentAsOf(then, instant, await this.directory.all());
  }
}
