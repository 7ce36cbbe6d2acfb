import { colToLetter, writeXlsx } from 'hucre/xlsx';
import type { WrittenColumn } from './write-workbook.ts';

/** A column to be filled in. */
export interface FormColumn extends WrittenColumn {
  /** Kept as it is typed, so that a number keeps the noughts in front of it. */
  asText: boolean;
  /** Offered for choice; anything else may be typed all the same. */
  choices?: readonly string[];
}

/** A sheet to be filled in: titles in row 1, and so many rows below. */
export interface FormSheet {
  name: string;
  columns: readonly FormColumn[];
  rows: number;
}

/** A workbook (ECMA-376) to be filled in, with a second sheet that says how, line by line. */
export async function writeForm(
  form: FormSheet,
  guidance: { name: string; columns: readonly WrittenColumn[]; lines: readonly (readonly string[])[] },
): Promise<Buffer> {
  const { columns } = form;
  const written = await writeXlsx({
    sheets: [
      {
        name: form.name,
        columns: columns.map(({ width, asText }) => ({ width, ...(asText && { numFmt: '@' }) })),
        rows: [
          columns.map(({ head }) => head),
          ...Array.from({ length: form.rows }, () => columns.map(() => null)),
        ],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(({ choices }, index) =>
          choices ? [offering(choices, colToLetter(index), form.rows)] : [],
        ),
      },
      {
        name: guidance.name,
        columns: guidance.columns.map(({ width }) => ({ width })),
        rows: [guidance.columns.map(({ head }) => head), ...guidance.lines.map((line) => [...line])],
        freezePane: { rows: 1 },
      },
    ],
  });
  return Buffer.from(written);
}

const offering = (choices: readonly string[], column: string, rows: number) => ({
  type: 'list' as const,
  values: [...choices],
  allowBlank: true,
  showErrorMessage: false,
  range: `${column}2:${column}${rows + 1}`,
});
