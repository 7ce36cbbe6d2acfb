import { Injectable } from '@nestjs/common';
import readXlsxFile from 'read-excel-file/universal';
import { canBeStored } from '#platform/fields';
import { type FieldFault, pointerOf } from '#platform/problem';
import { type ReadWorkbook, WorkbookReader } from '../application/workbook-reader.ts';
import type { Cell, Sheet } from '../domain/sheets/sheet.ts';
import { MOST_ROWS } from '../domain/catalogue-import.ts';
import { type UnfitSheet, unfitSheet } from './sheet-markup.ts';
import { UnfitArchive, zipEntries } from './zip-entries.ts';

const BOUNDS = { entries: 200, inflated: 64 * 1024 * 1024 };
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/i;

/** Reads `.xlsx` files (ECMA-376), after their archive and their sheets were looked at for what would choke a reader. */
@Injectable()
export class XlsxWorkbookReader extends WorkbookReader {
  override async read(content: Buffer): Promise<ReadWorkbook> {
    const fault = unfitContent(content);
    if (fault) return { kind: 'refused', fault };
    try {
      const bytes = new Uint8Array(content).buffer;
      const sheets = (await readXlsxFile(bytes)).map(({ sheet, data }) => ({
        name: sheet,
        rows: data as unknown as Cell[][],
      }));
      const unfit = unfitCell(sheets);
      return unfit ? { kind: 'refused', fault: unfit } : { kind: 'read', sheets };
    } catch {
      // The reader throws whatever its parser stumbles over; all of it lies in the file.
      return { kind: 'refused', fault: NO_WORKBOOK };
    }
  }
}

function unfitContent(content: Buffer): FieldFault | undefined {
  try {
    for (const [name, markup] of zipEntries(content, BOUNDS, (entry) => SHEET.test(entry))) {
      const unfit = unfitSheet(markup.toString('utf8'));
      if (unfit) return faultOf(name, unfit);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof UnfitArchive)) throw error;
    return error.because === 'too-big' ? TOO_BIG : NO_WORKBOOK;
  }
}

/** Spreadsheets write signs as `_x0000_`, XML as `&#0;`: only what was read shows what the database could not hold. */
function unfitCell(sheets: readonly Sheet[]): FieldFault | undefined {
  for (const { name, rows } of sheets) {
    const row = rows.findIndex((cells) =>
      cells.some((cell) => typeof cell === 'string' && !canBeStored(cell)),
    );
    if (row >= 0) return { pointer: pointerOf([name, row + 1]), ...INVALID_CHARACTER };
  }
  return undefined;
}

function faultOf(name: string, unfit: UnfitSheet): FieldFault {
  const pointer = pointerOf(['fileName', name, ...(unfit.because === 'formula' ? [unfit.cell] : [])]);
  return { pointer, ...SHEET_FAULTS[unfit.because] };
}

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
  vi: 'Dòng này có ký tự không hợp lệ',
  en: 'The row has an invalid character',
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
