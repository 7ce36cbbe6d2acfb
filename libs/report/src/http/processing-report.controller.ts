import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { Endpoint } from '#platform/http';
import { ReportProcessing } from '../application/processing-report.ts';
import { processingQuery } from './report.requests.ts';
import { presentProcessing, processingResponse } from './report.responses.ts';

const answerable = may('supervise', 'Dossier');

@Controller('reports')
export class ProcessingReportController {
  constructor(private readonly reports: ReportProcessing) {}

  @Get('processing')
  @Endpoint({
    summary: 'The official form of a period: received, resolved, in progress, and how punctually',
    access: answerable,
    scope: 'lateness:read',
    query: processingQuery,
    answer: processingResponse,
  })
  async processing(
    @CallingReader() reader: Reader,
    @Query() order: z.infer<typeof processingQuery>,
  ): Promise<z.infer<typeof processingResponse>> {
    return presentProcessing(await this.reports.execute(reader, order));
  }
}
