import type { TableSheet } from './table-sheet.ts';

/** Points a line of text takes, by the size of its letters. */
const LEADING = 1.35;
/** The size of letters that widths of columns are counted in. */
const COUNTED_IN = 11;
/** Letters of Times are narrower than the figures a width is counted in, bold ones hardly. */
const NARROWER = { regular: 1.1, bold: 1 } as const;

/** The sizes of letters a table is written in, in points. */
export const SIZES = { title: 14, above: 12, head: 11, mark: 9, body: 11 } as const;

/** How many lines a text takes between two edges, words kept whole. @param width in characters */
export function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= width || used === 0) used = needed;
    else {
      lines += 1;
      used = word.length;
    }
  }
  return lines;
}

const textOf = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';

/**
 * Heights in points of all rows of a table, from the top: programs make rows higher by themselves where a line does not suffice,
 * but not of merged cells, and not all do on opening.
 */
export function rowHeights({ above, columns, rows, total, below }: TableSheet): number[] {
  const widths = columns.map(({ width }) => width);
  const across = widths.reduce((sum, width) => sum + width, 0);
  const lines = (text: string, width: number, size: number, weight: keyof typeof NARROWER): number =>
    linesOf(text, (width * NARROWER[weight] * COUNTED_IN) / size);
  const height = (count: number, size: number): number => Math.ceil(count * size * LEADING);
  const highest = (cells: readonly unknown[], size: number, weight: keyof typeof NARROWER): number =>
    Math.max(1, ...cells.map((cell, column) => lines(textOf(cell), widths[column] ?? 0, size, weight)));
  const wide = (text: string, size: number, weight: keyof typeof NARROWER): number =>
    height(lines(text, across, size, weight), size);
  const heads = (of: (column: (typeof columns)[number]) => string): number =>
    highest(columns.map(of), SIZES.head, 'bold');
  const grouped = heads(({ group, head }) => (group === null ? '' : head));
  const alone = heads(({ group, head }) => (group === null ? head : ''));
  const marks = highest(
    columns.map(({ mark }) => mark),
    SIZES.mark,
    'regular',
  );
  return [
    ...above.map((line, place) =>
      place === 0 ? wide(line, SIZES.title, 'bold') : wide(line, SIZES.above, 'regular'),
    ),
    height(1, SIZES.head),
    height(Math.max(grouped, alone - 1), SIZES.head),
    height(marks, SIZES.mark),
    ...rows.map((row) => height(highest(row, SIZES.body, 'regular'), SIZES.body)),
    height(highest(total, SIZES.body, 'bold'), SIZES.body),
    ...below.map((line) => wide(line, SIZES.body, 'regular')),
  ];
}
