export type { Cell, Sheet } from './sheet.ts';
export { dayOfCell, isBlank, type Layout, type Line, plainWords, tableOf } from './sheet-table.ts';
export { type FormColumn, type FormSheet, writeForm } from './write-form.ts';
export type { TableColumn, TableSheet } from './table-sheet.ts';
export { writeTable } from './write-table.ts';
export { writeWorkbook, type WrittenColumn } from './write-workbook.ts';
export { type ReadWorkbook, WorkbookReader } from './workbook-reader.ts';
