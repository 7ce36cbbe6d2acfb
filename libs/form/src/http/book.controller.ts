import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { calendarDay } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { type BookOrder, BOOKS, OpenBook } from '../application/open-book.ts';
import { WriteBook } from '../application/write-book.ts';
import { LONGEST_PERIOD } from '../domain/book-period.ts';

const params = z.strictObject({ book: z.string().max(60).describe(BOOKS.join(', ')) });
const period = z.strictObject({
  desk: z.string().min(1).max(40).describe('code of the one-stop desk that keeps it'),
  from: calendarDay.describe('first day of reception'),
  to: calendarDay.describe(`this day included; at most ${LONGEST_PERIOD} days`),
});

type Params = z.infer<typeof params>;
type Asked = z.infer<typeof period>;

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const keeping = may('keep books', 'Dossier');

/** Books a desk keeps: the dossiers it received, in their order. */
@Controller('books')
export class BookController {
  constructor(
    private readonly open: OpenBook,
    private readonly write: WriteBook,
  ) {}

  @Get(':book.pdf')
  @Endpoint({
    summary: 'Tracking book or control slips of a desk over a period, to print. Each export is audited',
    access: keeping,
    params,
    query: period,
    produces: TYPES.pdf,
  })
  pdf(
    @Caller() officer: Principal,
    @Param() { book }: Params,
    @Query() asked: Asked,
  ): Promise<StreamableFile> {
    return this.send(officer, { ...asked, book, format: 'pdf' });
  }

  @Get(':book.xlsx')
  @Endpoint({
    summary: 'The same as a workbook',
    access: keeping,
    params,
    query: period,
    produces: TYPES.xlsx,
  })
  xlsx(
    @Caller() officer: Principal,
    @Param() { book }: Params,
    @Query() asked: Asked,
  ): Promise<StreamableFile> {
    return this.send(officer, { ...asked, book, format: 'xlsx' });
  }

  private async send(
    officer: Principal,
    order: Omit<BookOrder, 'book'> & { book: string },
  ): Promise<StreamableFile> {
    const opened = await this.open.execute(officer, order);
    const { book, format, from, to } = opened.order;
    return new StreamableFile(await this.write.execute(opened), {
      type: TYPES[format],
      disposition: `attachment; filename="${book}-${from}-${to}.${format}"`,
    });
  }
}
