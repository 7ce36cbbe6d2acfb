import { letterhead, Sheet } from '#platform/paper';
import type { BookLine, ControlSlip, Letterhead, TrackingBook } from '../domain/form-content.ts';
import { notes } from './closing.ts';
import { formPages } from './draw-form.ts';
import { TrackingBookPages } from './forms/tracking-book.ts';

type Size = 'A4' | 'A5';

/** A tracking book as bytes of a PDF, which come while its lines do; pages that are full are not kept. */
export async function* bookPages(
  head: Letterhead,
  book: TrackingBook,
  lines: AsyncIterable<readonly BookLine[]>,
  paper: Size,
): AsyncGenerator<Buffer> {
  const { title, footer, date } = head;
  const sheet = new Sheet({ paper, landscape: true, title, madeAt: date, footer });
  letterhead(sheet, head);
  sheet.style('bold', sheet.body + 2).line(title.toLocaleUpperCase('vi'), { align: 'center' });
  const pages = new TrackingBookPages(sheet, book);
  for await (const some of lines) {
    for (const line of some) pages.line(line);
    yield* sheet.soFar();
  }
  pages.end();
  notes(sheet, head.notes);
  yield* sheet.rest();
}

/** Control slips one after another, each from the top of a page. */
export async function* slipPages(
  head: Letterhead,
  slips: AsyncIterable<readonly ControlSlip[]>,
  paper: Size,
): AsyncGenerator<Buffer> {
  const { title, footer, date } = head;
  const sheet = new Sheet({ paper, title, madeAt: date, footer });
  let begun = false;
  for await (const some of slips) {
    for (const slip of some) {
      if (begun) sheet.doc.addPage();
      begun = true;
      formPages(sheet, { ...head, date: slip.receivedAt }, slip);
    }
    yield* sheet.soFar();
  }
  if (!begun) {
    letterhead(sheet, head);
    sheet.line('Không có hồ sơ nào trong kỳ.', { align: 'center' });
  }
  yield* sheet.rest();
}
