import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { calendarDay, text } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { writeWorkbook } from '#platform/workbook';
import { KeepTill } from '../application/keep-till.ts';
import { CashBooks } from '../application/queries/cash-books.ts';
import { MOST_DONG } from '../domain/money.ts';
import {
  BOOK_COLUMNS,
  bookRows,
  closedResponse,
  dayBookResponse,
  dayListResponse,
  openedResponse,
  presentDay,
  presentLine,
} from './cash-book.responses.ts';

const agency = z.string().min(1).max(40).describe('code of the agency whose till it is');
const params = z.strictObject({ agency });
const dayParams = z.strictObject({ agency, day: calendarDay });
const opening = z.strictObject({
  series: z
    .string()
    .regex(/^[A-Z0-9-]{1,20}$/)
    .default('BL')
    .describe('of the receipts and vouchers written on the day'),
});
const count = z.strictObject({ counted: z.int().min(0).max(MOST_DONG), note: text(500).optional() });
const daysQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(31),
  cursor: calendarDay.optional(),
});
const linesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// The book of a till is whole or it is wrong; which dossiers of it are shown is asked of each.
const reading = { access: may('read', 'CashBook'), seesEverything: true } as const;

type DayParams = z.infer<typeof dayParams>;

/** The cashier's book of an agency, day by day. */
@Controller('cash-books/:agency/days')
export class CashBookController {
  constructor(
    private readonly books: CashBooks,
    private readonly till: KeepTill,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Open today’s till; every day before must be closed',
    access: may('keep', 'CashBook'),
    params,
    body: opening,
    answer: openedResponse,
    status: 201,
    idempotent: true,
  })
  open(
    @Caller() officer: Principal,
    @Param() { agency: code }: z.infer<typeof params>,
    @Body() { series }: z.infer<typeof opening>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof openedResponse>> {
    return this.idempotency.keeping<{ day: string }>(officer.username, request, (record) =>
      this.till.open(officer, code, series, record),
    );
  }

  @Get()
  @Endpoint({
    ...reading,
    summary: 'Days of a till, the newest first',
    params,
    query: daysQuery,
    answer: dayListResponse,
  })
  async days(
    @Caller() officer: Principal,
    @Param() { agency: code }: z.infer<typeof params>,
    @Query() { limit, cursor }: z.infer<typeof daysQuery>,
  ): Promise<z.infer<typeof dayListResponse>> {
    const days = await this.books.days(officer, code, limit, cursor ?? null);
    const items = days.slice(0, limit);
    return { items: items.map(presentDay), next: days.length > limit ? (items.at(-1)?.day ?? null) : null };
  }

  @Get(':day.xlsx')
  @Endpoint({
    ...reading,
    summary: 'The book of a day as a workbook. Each export is audited',
    params: dayParams,
    produces: XLSX,
  })
  async workbook(
    @Caller() officer: Principal,
    @Param() { agency: code, day }: DayParams,
  ): Promise<StreamableFile> {
    const lines = await this.books.export(officer, code, day);
    return new StreamableFile(writeWorkbook('Sổ quỹ', BOOK_COLUMNS, bookRows(lines)), {
      type: XLSX,
      disposition: `attachment; filename="cash-book-${day}.xlsx"`,
    });
  }

  @Get(':day')
  @Endpoint({
    ...reading,
    summary: 'The book of a day, line by line',
    params: dayParams,
    query: linesQuery,
    answer: dayBookResponse,
  })
  async day(
    @Caller() officer: Principal,
    @Param() { agency: code, day }: DayParams,
    @Query() { limit, cursor }: z.infer<typeof linesQuery>,
  ): Promise<z.infer<typeof dayBookResponse>> {
    const book = await this.books.day(officer, code, day, { limit, after: cursor ?? null });
    const items = book.lines.slice(0, limit);
    return {
      ...presentDay(book.day),
      sum: book.sum,
      items: items.map(presentLine),
      next: book.lines.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  }

  @Post(':day/closing')
  @HttpCode(200)
  @Endpoint({
    summary: 'Close a day with the cash that was counted; nothing is entered on it afterwards',
    access: may('keep', 'CashBook'),
    seesEverything: true,
    params: dayParams,
    body: count,
    answer: closedResponse,
    idempotent: true,
  })
  close(
    @Caller() officer: Principal,
    @Param() { agency: code, day }: DayParams,
    @Body() { counted, note }: z.infer<typeof count>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof closedResponse>> {
    return this.idempotency.keeping<z.infer<typeof closedResponse>>(officer.username, request, (record) =>
      this.till.close(officer, code, day, { counted, note: note ?? null }, record),
    );
  }
}
