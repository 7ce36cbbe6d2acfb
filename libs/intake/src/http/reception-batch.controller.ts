import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { TrackingLinks } from '#dossier';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { ReceiveBatch } from '../application/batch/receive-batch.ts';
import { TryBatch } from '../application/batch/try-batch.ts';
import { WriteTemplate } from '../application/batch/write-template.ts';
import { MOST_ROWS } from '../domain/batch/batch-columns.ts';
import { caseSchema } from '../domain/intake-request.ts';
import { batchResponse, presentBatch, presentTried, triedResponse } from './reception-batch.responses.ts';

/** Characters of base64: 10 MB of workbook, as for other files that are filled in. */
const LONGEST_FILE = Math.ceil((10 * 1024 * 1024) / 3) * 4;
/** Bytes of JSON around it. */
const BODY_LIMIT = LONGEST_FILE + 4096;

const wantedSchema = z.strictObject({
  ...caseSchema.shape,
  /** Agency code of the desk; may be left out by an officer of a single desk. */
  desk: z.string().max(40).optional(),
});

const body = z.strictObject({
  ...wantedSchema.shape,
  contentBase64: z.base64().max(LONGEST_FILE),
});

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const atTheDesk = may('receive', 'Dossier');

/** Receptions of one case from a workbook. */
@Controller('dossiers/batch/receptions')
export class ReceptionBatchController {
  constructor(
    private readonly template: WriteTemplate,
    private readonly trying: TryBatch,
    private readonly receiving: ReceiveBatch,
    private readonly links: TrackingLinks,
  ) {}

  @Get('template.xlsx')
  @Endpoint({
    summary: 'The workbook receptions of a case are filled into, with a sheet that says how',
    access: atTheDesk,
    query: wantedSchema,
    produces: WORKBOOK,
  })
  async empty(
    @Caller() officer: Principal,
    @Query() wanted: z.infer<typeof wantedSchema>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.template.execute(wanted, officer), {
      type: WORKBOOK,
      disposition: `attachment; filename="tiep-nhan-${wanted.case ?? wanted.procedure}.xlsx"`,
    });
  }

  @Post('trial')
  @HttpCode(200)
  @Endpoint({
    summary:
      'What receiving a workbook would come to, row by row; nothing is received. Every trial is audited',
    access: atTheDesk,
    body,
    bodyLimit: BODY_LIMIT,
    answer: triedResponse,
  })
  async look(
    @Caller() officer: Principal,
    @Body() order: z.infer<typeof body>,
  ): Promise<z.infer<typeof triedResponse>> {
    return presentTried(await this.trying.execute(order, officer));
  }

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: `Receive up to ${MOST_ROWS} rows, each by itself: one that is refused leaves the others alone, and a file sent again receives no row twice`,
    access: atTheDesk,
    body,
    bodyLimit: BODY_LIMIT,
    answer: batchResponse,
  })
  async receive(
    @Caller() officer: Principal,
    @Body() order: z.infer<typeof body>,
  ): Promise<z.infer<typeof batchResponse>> {
    return presentBatch(await this.receiving.execute(order, officer), this.links);
  }
}
