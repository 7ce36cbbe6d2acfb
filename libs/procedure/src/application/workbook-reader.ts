import type { FieldFault } from '#platform/problem';
import type { Sheet } from '../domain/sheets/sheet.ts';

export type ReadWorkbook =
  { kind: 'read'; sheets: readonly Sheet[] } | { kind: 'refused'; fault: FieldFault };

/** Reads a workbook's cells. What is no workbook, too big, or has formulas is refused with the reason; nothing is thrown. */
export abstract class WorkbookReader {
  /** @param content the bytes of an `.xlsx` file */
  abstract read(content: Buffer): Promise<ReadWorkbook>;
}
