import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { Endpoint } from '#platform/http';
import { PrintProcessing, type ReportFormat } from '../application/print-processing.ts';
import { ReportProcessing } from '../application/processing-report.ts';
import { ReportTurns } from '../application/report-turns.ts';
import { FORMAT_TYPES } from './report-formats.ts';
import { processingQuery } from './report.requests.ts';
import { presentProcessing, processingResponse } from './report.responses.ts';

type Asked = z.infer<typeof processingQuery>;

const answerable = may('supervise', 'Dossier');

@Controller('reports')
export class ProcessingReportController {
  constructor(
    private readonly reports: ReportProcessing,
    private readonly printing: PrintProcessing,
    private readonly turns: ReportTurns,
  ) {}

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
    @Query() order: Asked,
  ): Promise<z.infer<typeof processingResponse>> {
    return presentProcessing(await this.turns.take(() => this.reports.execute(reader, order)));
  }

  @Get('processing.pdf')
  @Endpoint({
    summary: 'The same on paper, to be signed',
    access: answerable,
    query: processingQuery,
    produces: FORMAT_TYPES.pdf,
    recorded: 'export',
  })
  pdf(@Caller() officer: Principal, @Query() order: Asked): Promise<StreamableFile> {
    return this.send(officer, order, 'pdf');
  }

  @Get('processing.xlsx')
  @Endpoint({
    summary: 'The same as a workbook',
    access: answerable,
    query: processingQuery,
    produces: FORMAT_TYPES.xlsx,
    recorded: 'export',
  })
  xlsx(@Caller() officer: Principal, @Query() order: Asked): Promise<StreamableFile> {
    return this.send(officer, order, 'xlsx');
  }

  private async send(officer: Principal, order: Asked, format: ReportFormat): Promise<StreamableFile> {
    const file = await this.turns.take(() => this.printing.execute(officer, order, format));
    return new StreamableFile(file, {
      type: FORMAT_TYPES[format],
      disposition: `attachment; filename="bao-cao-${order.from}-${order.to}.${format}"`,
    });
  }
}
