import { Injectable } from '@nestjs/common';
import readXlsxFile from 'read-excel-file/universal';
import { canBeStored } from '#platform/fields';
import { type FieldFault, pointerOf } from '#platform/problem';
import { MOST_ROWS, type UnfitSheet, unfitSheet } from './sheet-markup.ts';
import { RELATIONS_PART, sheetNames, WORKBOOK_PART } from './sheet-names.ts';
import type { Cell, Sheet } from './sheet.ts';
import { UnfitArchive, zipEntries } from './zip-entries.ts';

const BOUNDS = { entries: 200, inflated: 64 * 1024 * 1024 };
const NAMING = [WORKBOOK_PART, RELATIONS_PART];
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/i;

export type ReadWorkbook =
  { kind: 'read'; sheets: readonly Sheet[] } | { kind: 'refused'; fault: FieldFault };

/**
 * Reads a workbook's cells from `.xlsx` files (ECMA-376), after their archive and their sheets were looked at for what would
 * choke a reader. What is no workbook, too big, or has formulas is refused with the reason; nothing is thrown.
 */
@Injectable()
export class WorkbookReader {
  /** @param content the bytes of an `.xlsx` file */
  async read(content: Buffer): Promise<ReadWorkbook> {
    const looked = lookThrough(content);
    if ('fault' in looked) return { kind: 'refused', fault: looked.fault };
    try {
      const bytes = new Uint8Array(content).buffer;
      const sheets = (await readXlsxFile(bytes)).map(({ sheet, data }) => ({
        name: sheet,
        rows: data as unknown as Cell[][],
      }));
      const unfit = looked.formula ? formulaIn(sheets, looked.formula) : unfitCell(sheets);
      return unfit ? { kind: 'refused', fault: unfit } : { kind: 'read', sheets };
    } catch {
      // The reader throws whatever its parser stumbles over; all of it lies in the file.
      return { kind: 'refused', fault: NO_WORKBOOK };
    }
  }
}

/** The first formula there is, on the sheet people know by this name. */
interface FoundFormula {
  sheet: string;
  row: number;
  column: number;
}

function lookThrough(content: Buffer): { fault: FieldFault } | { formula: FoundFormula | undefined } {
  try {
    const entries = zipEntries(content, BOUNDS, (entry) => SHEET.test(entry) || NAMING.includes(entry));
    const [workbook, relations] = NAMING.map((part) => entries.get(part)?.toString('utf8') ?? '');
    const names = sheetNames(workbook ?? '', relations ?? '');
    let formula: FoundFormula | undefined;
    for (const [entry, markup] of entries) {
      const unfit = SHEET.test(entry) ? unfitSheet(markup.toString('utf8')) : undefined;
      const sheet = names.get(entry.replace(/^\//, ''));
      if (unfit?.because === 'formula') formula ??= { ...unfit, sheet: sheet ?? entry };
      else if (unfit) return { fault: faultOf(sheet ?? entry, unfit) };
    }
    return { formula };
  } catch (error) {
    if (!(error instanceof UnfitArchive)) throw error;
    return { fault: error.because === 'too-big' ? TOO_BIG : NO_WORKBOOK };
  }
}

const formulaIn = (sheets: readonly Sheet[], { sheet: name, row, column }: FoundFormula): FieldFault => ({
  pointer: placeOf(sheets.find((sheet) => sheet.name === name) ?? { name, rows: [] }, row, column),
  ...SHEET_FAULTS.formula,
});

/** Spreadsheets write signs as `_x0000_`, XML as `&#0;`: only what was read shows what the database could not hold. */
function unfitCell(sheets: readonly Sheet[]): FieldFault | undefined {
  for (const sheet of sheets) {
    for (const [index, cells] of sheet.rows.entries()) {
      const at = cells.findIndex((cell) => typeof cell === 'string' && !canBeStored(cell));
      if (at >= 0) return { pointer: placeOf(sheet, index + 1, at + 1), ...INVALID_CHARACTER };
    }
  }
  return undefined;
}

/** Sheet, row and title of the column; its number, where a title is what is wrong or there is none. @param column from 1 */
function placeOf({ name, rows }: Sheet, row: number, column: number): string {
  const title = row === 1 ? null : rows[0]?.[column - 1];
  return pointerOf([name, row, typeof title === 'string' ? title.trim() : column]);
}

const faultOf = (sheet: string, { because }: Exclude<UnfitSheet, { because: 'formula' }>): FieldFault => ({
  pointer: pointerOf([sheet]),
  ...SHEET_FAULTS[because],
});

const SHEET_FAULTS = {
  formula: {
    code: 'formula',
    vi: 'Ô có công thức; hãy dán lại thành giá trị (Paste Special › Values)',
    en: 'The cell has a formula; paste it as a value',
  },
  'too-many-rows': {
    code: 'too_many_rows',
    vi: `Trang tính có quá ${MOST_ROWS} dòng`,
    en: `The sheet has more than ${MOST_ROWS} rows`,
  },
  'too-wide': {
    code: 'too_many_columns',
    vi: 'Trang tính có ô nằm quá xa về bên phải',
    en: 'The sheet has a cell too far to the right',
  },
  'unplaced-cell': {
    code: 'not_a_workbook',
    vi: 'Trang tính có ô không ghi vị trí',
    en: 'The sheet has a cell without its place',
  },
} as const;
const INVALID_CHARACTER = {
  code: 'invalid_character',
  vi: 'Ô này có ký tự không hợp lệ',
  en: 'The cell has an invalid character',
};
const NO_WORKBOOK: FieldFault = {
  pointer: '/contentBase64',
  code: 'not_a_workbook',
  vi: 'Tệp không phải bảng tính .xlsx đọc được',
  en: 'The file is no readable .xlsx workbook',
};
const TOO_BIG: FieldFault = {
  pointer: '/contentBase64',
  code: 'too_big',
  vi: 'Bảng tính quá lớn khi giải nén',
  en: 'The workbook is too big once unpacked',
};
