export type { Cell, Sheet } from './sheet.ts';
export { writeWorkbook, type WrittenColumn } from './write-workbook.ts';
export { type ReadWorkbook, WorkbookReader } from './workbook-reader.ts';
