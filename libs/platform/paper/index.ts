export { civilParts, formalDate, formalTime, shortDate, shortTime } from './dates.ts';
export { letterhead, type PaperHead } from './letterhead.ts';
export { type Field, Sheet, type SheetOptions } from './sheet.ts';
export { type Signatory, signatures } from './signatures.ts';
export { type Column, RuledTable } from './table.ts';
export { canBePrinted } from './typeface.ts';
