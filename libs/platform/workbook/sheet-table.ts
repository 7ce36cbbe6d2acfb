import { cellRef } from 'hucre/xlsx';
import { type FieldFault, pointerOf } from '#platform/problem';
import { MOST_ROWS } from './sheet-markup.ts';
import type { Cell, Sheet } from './sheet.ts';

/** The columns of a sheet by their title; those marked have to be there. */
export interface Layout<Column extends string> {
  readonly name: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly needed: readonly Column[];
  /** Below the titles; absent = as many as are read at all. */
  readonly mostRows?: number;
}

/** A row with its cells by column; blank columns are null. */
export interface Line<Column extends string> {
  readonly sheet: string;
  /** As people count them: 1 is the row of titles. */
  readonly row: number;
  readonly titles: Readonly<Record<Column, string>>;
  readonly cells: Readonly<Partial<Record<Column, Cell>>>;
  /** `D5`, as spreadsheets call it; `null` = the sheet has no such column. */
  readonly cellOf: (column: Column) => string | null;
}

/**
 * The rows of one sheet by the titles of its columns, in whatever order these stand; blank rows are passed over.
 * @param faults where a missing sheet, a missing or unknown title and too many rows are told
 */
export function tableOf<Column extends string>(
  sheets: readonly Sheet[],
  layout: Layout<Column>,
  faults: FieldFault[],
): Line<Column>[] {
  const { name, columns, needed, mostRows = MOST_ROWS } = layout;
  const sheet = sheets.find((candidate) => sameText(candidate.name, name));
  if (!sheet) {
    faults.push(MISSING_SHEET(name));
    return [];
  }
  if (sheet.rows.length > mostRows + 1) {
    faults.push(TOO_MANY_ROWS(name, mostRows));
    return [];
  }
  const [titles = [], ...rows] = sheet.rows;
  const places = placesOf(name, columns, titles, faults);
  const missing = needed.filter((column) => !places.has(column));
  faults.push(...missing.map((column) => MISSING_TITLE(name, columns[column])));
  if (missing.length > 0) return [];
  return rows.flatMap((cells, index) =>
    cells.every(isBlank)
      ? []
      : [
          {
            ...{ sheet: name, row: index + 2, titles: columns, cells: byColumn(places, cells) },
            cellOf: (column) => cellAt(index + 1, places.get(column)),
          },
        ],
  );
}

const cellAt = (row: number, column: number | undefined): string | null =>
  column === undefined ? null : cellRef(row, column);

function placesOf<Column extends string>(
  sheet: string,
  columns: Readonly<Record<Column, string>>,
  titles: readonly Cell[],
  faults: FieldFault[],
): Map<Column, number> {
  const known = Object.entries(columns) as [Column, string][];
  const places = new Map<Column, number>();
  for (const [index, title] of titles.entries()) {
    if (isBlank(title)) continue;
    const found = known.find(([, wanted]) => sameText(String(title), wanted));
    if (!found) faults.push(UNKNOWN_TITLE(sheet, String(title)));
    else if (places.has(found[0])) faults.push(TITLE_TWICE(sheet, found[1]));
    else places.set(found[0], index);
  }
  return places;
}

const byColumn = <Column extends string>(
  places: ReadonlyMap<Column, number>,
  cells: readonly Cell[],
): Partial<Record<Column, Cell>> =>
  Object.fromEntries([...places].map(([column, index]) => [column, cells[index] ?? null])) as Partial<
    Record<Column, Cell>
  >;

/** The day a date cell holds, or one written `31/12/2026` or `2026-12-31`; undefined for what is no day. */
export function dayOfCell(cell: Cell): string | undefined {
  const iso = cell instanceof Date ? dayOf(cell) : isoOf(cell);
  if (iso === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  return dayOf(new Date(`${iso}T00:00:00Z`)) === iso ? iso : undefined;
}

const dayOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10));

const isoOf = (cell: Cell): string | undefined =>
  typeof cell === 'string'
    ? cell
        .trim()
        .replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, day: string, month: string, year: string) =>
          [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
        )
    : undefined;

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Words as people mean them: copied from a web page, they are held together by spaces that do not break. */
export const plainWords = (typed: string): string =>
  typed.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const sameText = (one: string, other: string): boolean => plainWords(one) === plainWords(other);

const MISSING_SHEET = (name: string): FieldFault => ({
  pointer: pointerOf([name]),
  code: 'missing_sheet',
  vi: `Thiếu trang tính “${name}”`,
  en: `The sheet “${name}” is missing`,
});
const TOO_MANY_ROWS = (name: string, mostRows: number): FieldFault => ({
  pointer: pointerOf([name]),
  code: 'too_many_rows',
  vi: `Trang tính có quá ${mostRows} dòng`,
  en: `The sheet has more than ${mostRows} rows`,
});
const MISSING_TITLE = (sheet: string, title: string): FieldFault => ({
  pointer: pointerOf([sheet, 1, title]),
  code: 'missing_header',
  vi: `Thiếu cột “${title}”`,
  en: `The column “${title}” is missing`,
});
const UNKNOWN_TITLE = (sheet: string, title: string): FieldFault => ({
  pointer: pointerOf([sheet, 1, title]),
  code: 'unknown_header',
  vi: `Không có cột nào tên “${title}”`,
  en: `No column is called “${title}”`,
});
const TITLE_TWICE = (sheet: string, title: string): FieldFault => ({
  pointer: pointerOf([sheet, 1, title]),
  code: 'header_twice',
  vi: `Cột “${title}” có hai lần`,
  en: `The column “${title}” stands there twice`,
});
