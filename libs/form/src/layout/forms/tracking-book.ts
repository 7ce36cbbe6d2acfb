import { RuledTable, type Sheet } from '#platform/paper';
import type { BookLine, TrackingBook } from '../../domain/form-content.ts';
import { BOOK_COLUMNS, bookCells } from '../../domain/book-columns.ts';
import { readableDate } from '#platform/clock';

/** Mẫu số 06 (TT 01/2018) and 07 (TT 03/2025): a line a dossier, in the order of reception. */
export class TrackingBookPages {
  private readonly table: RuledTable;

  constructor(sheet: Sheet, { desk, from, to }: TrackingBook) {
    sheet.style('regular').line(desk, { align: 'center' });
    const days =
      from === to
        ? `Ngày ${readableDate(from)}`
        : `Từ ngày ${readableDate(from)} đến ngày ${readableDate(to)}`;
    sheet.style('italic').line(`${days}. Quyển số: ............`, { align: 'center' }).gap(0.5);
    this.table = new RuledTable(
      sheet,
      BOOK_COLUMNS.map(({ head, share, align }) => ({ head, share, align })),
      sheet.body - 2,
    );
  }

  line(line: BookLine): void {
    this.table.row(bookCells(line));
  }

  end(): void {
    this.table.end();
  }
}
