import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Agency, Directory } from '#organization';
import { Clock } from '#platform/clock';
import { writeWorkbook } from '#platform/workbook';
import { BOOK_COLUMNS, bookCells } from '../domain/book-columns.ts';
import type { BookLine } from '../domain/form-content.ts';
import { takenBy } from '../domain/taken-by.ts';
import { SLIP_COLUMNS, slipRows } from '../domain/slip-columns.ts';
import { bookPages, slipPages } from '../layout/book-pages.ts';
import type { BookRow } from '../persistence/book-lines.ts';
import { ControlSlips } from './control-slips.ts';
import { FormTemplates } from './form-templates.ts';
import type { OpenedBook } from './open-book.ts';

/** Writes an opened book, page by page, as fast as somebody takes it. */
@Injectable()
export class WriteBook {
  constructor(
    private readonly templates: FormTemplates,
    private readonly slips: ControlSlips,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async execute(opened: OpenedBook): Promise<Readable> {
    const { book, format } = opened.order;
    const agencyOf = await this.directory.finder();
    if (format === 'xlsx') {
      return book === 'tracking-book'
        ? writeWorkbook('Sổ theo dõi hồ sơ', BOOK_COLUMNS, bookRows(opened, agencyOf))
        : writeWorkbook('Phiếu kiểm soát', SLIP_COLUMNS, this.slipRows(opened));
    }
    const { desk, order } = opened;
    const { from, to } = order;
    const at = this.clock.now();
    const templates = await this.templates.of(desk.id);
    const kind = book === 'tracking-book' ? book : 'control-slip';
    const head = templates.letterhead(kind, at);
    const { paper } = templates.content(kind, at);
    const pages =
      book === 'tracking-book'
        ? bookPages(head, { kind: book, desk: desk.name, from, to }, linesOf(opened, agencyOf), paper)
        : slipPages(head, this.slipsOf(opened), paper);
    return Readable.from(pages);
  }

  private async *slipsOf({ pages, asked }: OpenedBook) {
    for await (const rows of pages) yield await asked(() => this.slips.of(rows));
  }

  private async *slipRows(opened: OpenedBook): AsyncGenerator<string[]> {
    for await (const slips of this.slipsOf(opened)) yield* slips.flatMap(slipRows);
  }
}

/** Pages of numbered lines. */
async function* linesOf({ pages }: OpenedBook, agencyOf: (id: number) => Agency): AsyncGenerator<BookLine[]> {
  let number = 0;
  for await (const rows of pages) {
    yield rows.map((row) => lineOf(row, (number += 1), agencyOf(row.leadAgencyId).name));
  }
}

async function* bookRows(opened: OpenedBook, agencyOf: (id: number) => Agency): AsyncGenerator<string[]> {
  for await (const lines of linesOf(opened, agencyOf)) yield* lines.map(bookCells);
}

const lineOf = (row: BookRow, number: number, lead: string): BookLine => ({
  ...{ number, code: row.code, procedure: `${row.procedureName} (${row.procedureCode})`, name: row.name },
  ...{ address: row.address, lead, receivedAt: row.receivedAt, appointment: row.dueAt },
  handedOverAt: row.handedOverAt,
  ...takenBy(row.handOver),
});
