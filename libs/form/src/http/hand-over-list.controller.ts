import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { PrintHandOverList } from '../application/print-hand-over-list.ts';

const params = z.strictObject({ id: z.uuid() });
const access = may('keep', 'HandOverList');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Params = z.infer<typeof params>;

/** Hand-over lists on paper. */
@Controller('hand-over-lists')
export class HandOverListFormController {
  constructor(private readonly print: PrintHandOverList) {}

  @Get(':id.pdf')
  @Endpoint({
    summary: 'A hand-over list to print and sign on both sides; printed again, it says the same',
    access,
    params,
    produces: 'application/pdf',
  })
  async pdf(@Caller() officer: Principal, @Param() { id }: Params): Promise<StreamableFile> {
    return new StreamableFile(await this.print.pdf(officer, id), {
      type: 'application/pdf',
      disposition: `inline; filename="ban-giao-${id}.pdf"`,
    });
  }

  @Get(':id.xlsx')
  @Endpoint({ summary: 'The same as a workbook', access, params, produces: XLSX })
  async xlsx(@Caller() officer: Principal, @Param() { id }: Params): Promise<StreamableFile> {
    return new StreamableFile(await this.print.workbook(officer, id), {
      type: XLSX,
      disposition: `attachment; filename="ban-giao-${id}.xlsx"`,
    });
  }
}
