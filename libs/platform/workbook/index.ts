export type { Cell, Sheet } from './sheet.ts';
export { dayOfCell, isBlank, type Layout, type Line, plainWords, tableOf } from './sheet-table.ts';
export { type FormColumn, type FormSheet, writeForm } from './write-form.ts';
export { type TableColumn, type TableSheet, writeTable } from './write-table.ts';
export { writeWorkbook, type WrittenColumn } from './write-workbook.ts';
export { type ReadWorkbook, WorkbookReader } from './workbook-reader.ts';
