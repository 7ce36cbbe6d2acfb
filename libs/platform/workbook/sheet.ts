/** What a cell holds; dates are at midnight UTC. */
export type Cell = string | number | boolean | Date | null;

/** A sheet of a workbook: rows of cells from the first on, the titles of the columns in row 1. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}
