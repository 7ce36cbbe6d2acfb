import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallingReader, type Principal, type Reader } from '#identity';
import { Directory } from '#organization';
import { Endpoint } from '#platform/http';
import { ListCosting } from '../application/list-costing.ts';
import { ReportIndex } from '../application/national-index.ts';
import { PrintIndex } from '../application/print-index.ts';
import type { ReportFormat } from '../application/print-processing.ts';
import { ReportTurns } from '../application/report-turns.ts';
import { costingResponse, indexResponse, presentCosting, presentIndex } from './index.responses.ts';
import { costingQuery, indexPaperQuery, indexQuery } from './report.requests.ts';
import { FORMAT_TYPES } from './report-formats.ts';

type Asked = z.infer<typeof indexQuery>;
type AskedOnPaper = z.infer<typeof indexPaperQuery>;

const answerable = may('supervise', 'Dossier');

/** The national quality index (QĐ 766/QĐ-TTg), as it follows from what is recorded here. */
@Controller('reports')
export class NationalIndexController {
  constructor(
    private readonly index: ReportIndex,
    private readonly listing: ListCosting,
    private readonly printing: PrintIndex,
    private readonly directory: Directory,
    private readonly turns: ReportTurns,
  ) {}

  @Get('national-index')
  @Endpoint({
    summary: 'The index of a period: each indicator with its formula, points, target and the periods before',
    access: answerable,
    scope: 'lateness:read',
    query: indexQuery,
    answer: indexResponse,
  })
  async show(@CallingReader() reader: Reader, @Query() order: Asked): Promise<z.infer<typeof indexResponse>> {
    return presentIndex(await this.turns.take(() => this.index.execute(reader, order)));
  }

  @Get('national-index/dossiers')
  @Endpoint({
    summary: 'The dossiers that cost an indicator its points, the longest received first',
    access: answerable,
    scope: 'lateness:read',
    query: costingQuery,
    answer: costingResponse,
  })
  async dossiers(
    @CallingReader() reader: Reader,
    @Query() wish: z.infer<typeof costingQuery>,
  ): Promise<z.infer<typeof costingResponse>> {
    const page = await this.turns.take(() => this.listing.execute(reader, wish));
    return presentCosting(page, await this.directory.all());
  }

  @Get('national-index.pdf')
  @Endpoint({
    summary: 'The index of a period on paper, to be signed',
    access: answerable,
    query: indexPaperQuery,
    produces: FORMAT_TYPES.pdf,
    recorded: 'export',
  })
  pdf(@Caller() officer: Principal, @Query() order: AskedOnPaper): Promise<StreamableFile> {
    return this.send(officer, order, 'pdf');
  }

  @Get('national-index.xlsx')
  @Endpoint({
    summary: 'The same as a workbook',
    access: answerable,
    query: indexPaperQuery,
    produces: FORMAT_TYPES.xlsx,
    recorded: 'export',
  })
  xlsx(@Caller() officer: Principal, @Query() order: AskedOnPaper): Promise<StreamableFile> {
    return this.send(officer, order, 'xlsx');
  }

  private async send(officer: Principal, order: AskedOnPaper, format: ReportFormat): Promise<StreamableFile> {
    const file = await this.turns.take(() => this.printing.execute(officer, order, format));
    return new StreamableFile(file, {
      type: FORMAT_TYPES[format],
      disposition: `attachment; filename="bo-chi-so-${order.from}-${order.to}.${format}"`,
    });
  }
}
