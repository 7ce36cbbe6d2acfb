import { type FieldFault, pointerOf } from '#platform/problem';
import { type Line, type Sheet, tableOf } from '#platform/workbook';
import { BATCH_SHEET, type BatchColumn, batchLayout } from './batch-columns.ts';
import { readCell } from './read-cell.ts';
import type { Finding } from './row-finding.ts';

/** A reception as far as a row says it, not yet looked at as a whole. */
export type Draft = Record<string, unknown> & { components: Record<string, unknown>[] };

export interface DraftRow {
  /** As people count them: 1 is the row of titles. */
  row: number;
  draft: Draft;
  findings: Finding[];
  /** What of the draft is wrong, told at the cell it came from; nothing where a cell has been told of. */
  at: (faults: readonly FieldFault[]) => Finding[];
}

/** Reads the rows of a batch. @returns faults where the sheet is not as its template, and no rows then */
export function readBatchSheet(
  sheets: readonly Sheet[],
  columns: readonly BatchColumn[],
): { rows: DraftRow[]; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const lines = tableOf(sheets, batchLayout(columns), faults);
  if (faults.length === 0 && lines.length === 0) faults.push(NO_ROWS);
  return { rows: faults.length > 0 ? [] : lines.map((line) => draftRow(line, columns)), faults };
}

function draftRow(line: Line<string>, columns: readonly BatchColumn[]): DraftRow {
  const draft: Draft = { components: [] };
  const findings: Finding[] = [];
  for (const column of columns) {
    const read = readCell(column, line.cells[column.pointer] ?? null);
    if ('fault' in read) findings.push(findingAt(line, column.pointer, read.fault));
    else if (read.value !== undefined) put(draft, column, read.value);
  }
  const told = new Set(findings.map(({ column }) => column));
  const at = (faults: readonly FieldFault[]): Finding[] =>
    faults
      .map(({ pointer, ...fault }) => findingAt(line, columnOf(pointer, draft, columns), fault))
      .filter(({ column }) => column === null || !told.has(column));
  return { row: line.row, draft, findings, at };
}

function put(draft: Draft, { pointer, holds }: BatchColumn, value: unknown): void {
  const path = pointer.slice(1).split('/');
  if (holds === 'paper') {
    draft.components.push({ code: path.at(-1), ...(value as object) });
    return;
  }
  const field = path.pop() ?? '';
  let within: Record<string, unknown> = draft;
  for (const part of path) {
    within = (within[part] ??= {}) as Record<string, unknown>;
  }
  within[field] = value;
}

/** The column a fault of the draft came from: that of the field, of what it is part of, or the first of its parts. */
function columnOf(pointer: string, { components }: Draft, columns: readonly BatchColumn[]): string | null {
  const [, index] = /^\/components\/(\d+)/.exec(pointer) ?? [];
  const meant =
    index === undefined ? pointer : pointerOf(['components', String(components[Number(index)]?.['code'])]);
  const found = columns.find((column) => `${meant}/`.startsWith(`${column.pointer}/`));
  return (found ?? columns.find((column) => column.pointer.startsWith(`${meant}/`)))?.pointer ?? null;
}

const findingAt = (
  { titles, cellOf }: Line<string>,
  pointer: string | null,
  { code, vi, en }: Omit<FieldFault, 'pointer'>,
): Finding => ({
  column: pointer === null ? null : (titles[pointer] ?? null),
  cell: pointer === null ? null : cellOf(pointer),
  ...{ code, kind: 'fault', vi, en },
});

const NO_ROWS: FieldFault = {
  pointer: pointerOf([BATCH_SHEET]),
  code: 'no_rows',
  vi: `Trang tính “${BATCH_SHEET}” chưa có dòng nào`,
  en: `The sheet “${BATCH_SHEET}” has no rows`,
};
