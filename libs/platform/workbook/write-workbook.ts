import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Cell } from './sheet.ts';

export interface WrittenColumn {
  head: string;
  /** In characters. */
  width: number;
}

/**
 * A workbook of one sheet (ECMA-376), written while its rows come: however many there are, few are in memory. Texts are
 * written as texts, so that what begins like a formula is none.
 */
export function writeWorkbook(
  name: string,
  columns: readonly WrittenColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): Readable {
  const written = writeXlsxStream(rows as AsyncIterable<Cell[]>, {
    name,
    columns: columns.map(({ head, width }) => ({ header: head, width })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(written as ReadableStream);
}
