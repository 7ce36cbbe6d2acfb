export type { Cell, Sheet } from './sheet.ts';
export { type ReadWorkbook, WorkbookReader } from './workbook-reader.ts';
