import { type CellStyle, type MergeRange, writeXlsx } from 'hucre/xlsx';
import { rowHeights, SIZES } from './row-heights.ts';
import type { Cell } from './sheet.ts';
import type { TableColumn, TableSheet } from './table-sheet.ts';

const THIN = { style: 'thin' } as const;
const RULED = { border: { top: THIN, bottom: THIN, left: THIN, right: THIN } };
const FACE = 'Times New Roman';
const MIDDLE = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
const HEAD: CellStyle = { ...RULED, font: { name: FACE, size: SIZES.head, bold: true }, alignment: MIDDLE };
const MARK: CellStyle = { ...RULED, font: { name: FACE, size: SIZES.mark, italic: true }, alignment: MIDDLE };
const NOTE: CellStyle = {
  font: { name: FACE, size: SIZES.body, italic: true },
  alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
};
const FIGURE = '#,##0';
const EXACT_FIGURE = '#,##0.00';

/** A workbook (ECMA-376) of one sheet that fits the width of a page; numbers stay numbers. */
export async function writeTable(sheet: TableSheet): Promise<Buffer> {
  const { name, above, columns, rows, total, below } = sheet;
  const width = columns.length;
  const exact = exactColumns(rows);
  const top = above.length;
  const all = [
    ...above.map((line) => wide(line, width)),
    columns.map(({ group, head }) => group ?? head),
    columns.map(({ group, head }) => (group === null ? null : head)),
    columns.map(({ mark }) => mark),
    ...rows.map((row) => [...row]),
    [...total],
    ...below.map((line) => wide(line, width)),
  ];
  const styled = all.flatMap((row, place) =>
    row.map((value, column) => {
      const style = styleAt(sheet, exact, [place, column], value);
      return [`${place},${column}`, { style, ...(typeof value === 'number' && { value }) }] as const;
    }),
  );
  const lines = [...above.keys(), ...below.map((_, place) => all.length - below.length + place)];
  const written = await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map((column) => ({ width: column.width })),
        rows: all,
        cells: new Map(styled),
        rowDefs: new Map(rowHeights(sheet).map((height, row) => [row, { height }])),
        merges: [...lines.map((place) => across(place, width)), ...mergedHeads(columns, top)],
        freezePane: { rows: top + 3, columns: 2 },
        pageSetup: {
          ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
          printTitlesRow: `$${top + 1}:$${top + 3}`,
        },
      },
    ],
  });
  return Buffer.from(written);
}

const wide = (line: string, width: number): Cell[] => [
  line,
  ...Array.from({ length: width - 1 }, () => null),
];

const across = (row: number, width: number): MergeRange => ({
  ...{ startRow: row, endRow: row, startCol: 0, endCol: width - 1 },
});

/** A group over its columns; what stands alone over both lines of heads. */
const mergedHeads = (columns: readonly TableColumn[], top: number): MergeRange[] =>
  columns.flatMap(({ group }, column): MergeRange[] => {
    if (group === null) return [{ startRow: top, endRow: top + 1, startCol: column, endCol: column }];
    if (columns[column - 1]?.group === group) return [];
    const last = columns.findLastIndex((one) => one.group === group);
    return last === column ? [] : [{ startRow: top, endRow: top, startCol: column, endCol: last }];
  });

function styleAt(
  { above, rows }: TableSheet,
  exact: ReadonlySet<number>,
  [place, column]: readonly [row: number, column: number],
  value: Cell,
): CellStyle {
  const head = above.length;
  const line = place - head - 3;
  if (place < head) {
    return {
      font: { name: FACE, size: place === 0 ? SIZES.title : SIZES.above, bold: place === 0 },
      alignment: MIDDLE,
    };
  }
  if (line === -1) return MARK;
  if (line < 0) return HEAD;
  if (line > rows.length) return NOTE;
  const horizontal = typeof value === 'number' || column === 0 ? 'center' : 'left';
  return {
    ...RULED,
    font: { name: FACE, size: SIZES.body, bold: line === rows.length },
    alignment: { horizontal, vertical: 'center', wrapText: true },
    ...(typeof value === 'number' && column > 0 && { numFmt: exact.has(column) ? EXACT_FIGURE : FIGURE }),
  };
}

/** Columns some figure of which has a fraction: all of them are written with one, so that they stand below each other. */
const exactColumns = (rows: TableSheet['rows']): ReadonlySet<number> =>
  new Set(
    rows.flatMap((row) =>
      row.flatMap((value, column) => (typeof value === 'number' && !Number.isInteger(value) ? [column] : [])),
    ),
  );
