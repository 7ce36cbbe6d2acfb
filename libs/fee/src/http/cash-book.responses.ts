import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { Cell } from '#platform/workbook';
import type { DayBook } from '../application/queries/cash-books.ts';
import { bookCells } from '../domain/book-columns.ts';
import { paperNumber, printed } from './account.responses.ts';

export { BOOK_COLUMNS } from '../domain/book-columns.ts';

type CashDay = DayBook['day'];
type BookLine = DayBook['lines'][number];

const instant = z.string().describe('RFC 3339, +07:00');
const sum = z.int().describe('whole đồng');

const dayResponse = z.strictObject({
  day: z.string(),
  series: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  expected: sum.nullable().describe('what came in less what went out; null while it is open'),
  counted: sum.nullable(),
  difference: sum.nullable().describe('counted less expected'),
  note: z.string().nullable(),
});

const lineResponse = z.strictObject({
  id: z.string(),
  at: instant,
  kind: z.enum(['payment', 'refund', 'reversal']),
  cash: sum.describe('that came in; less than nought = went out'),
  number: paperNumber,
  dossier: z.string().nullable().describe('null = more secret than the reader is cleared for'),
  payer: z.string().nullable(),
  ground: z.string(),
  officer: z.string(),
  void: z.boolean().describe('it was taken back; its number is not used again'),
});

export const openedResponse = z.strictObject({ day: z.string() });
export const closedResponse = z.strictObject({
  expected: sum,
  difference: sum.describe('counted less expected'),
});
export const dayListResponse = z.strictObject({ items: z.array(dayResponse), next: z.string().nullable() });
export const dayBookResponse = z.strictObject({
  ...dayResponse.shape,
  sum: sum.describe('of all its lines'),
  items: z.array(lineResponse),
  next: z.string().nullable(),
});

export const presentDay = ({ agencyId: _agency, ...day }: CashDay): z.infer<typeof dayResponse> => ({
  ...day,
  difference: day.counted === null || day.expected === null ? null : day.counted - day.expected,
  openedAt: rfc3339(day.openedAt),
  closedAt: rfc3339(day.closedAt),
});

export const presentLine = ({ number, at, ...line }: BookLine): z.infer<typeof lineResponse> => ({
  ...line,
  number: printed(number),
  at: rfc3339(at),
});

export async function* bookRows(lines: AsyncIterable<BookLine>): AsyncGenerator<readonly Cell[]> {
  for await (const line of lines) yield bookCells(presentLine(line));
}
