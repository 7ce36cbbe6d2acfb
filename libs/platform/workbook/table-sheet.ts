import type { Cell } from './sheet.ts';
import type { WrittenColumn } from './write-workbook.ts';

/** A column of a table that is printed as it is. */
export interface TableColumn extends WrittenColumn {
  /** What it and its neighbours of the same group are about together; null = it stands alone. */
  group: string | null;
  /** In a line of its own below the heads. */
  mark: string;
}

/** A sheet to be looked at and printed: lines above, a ruled table with a sum, lines below. */
export interface TableSheet {
  name: string;
  /** Above the table, the first in bold. */
  above: readonly string[];
  columns: readonly TableColumn[];
  rows: readonly (readonly Cell[])[];
  /** The last row, in bold. */
  total: readonly Cell[];
  below: readonly string[];
}
