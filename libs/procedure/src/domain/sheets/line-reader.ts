import type { TimeLimit } from '#deadline';
import { type FieldFault, pointerOf } from '#platform/problem';
import { dayOfCell, isBlank, type Line, plainWords } from '#platform/workbook';

/** A limit as a sheet states it; `other` and nothing at all are told to whoever decides. */
export type StatedLimit = TimeLimit | 'other' | undefined;

const UNITS: Readonly<Record<string, TimeLimit['unit'] | 'other'>> = {
  'ngày làm việc': 'working-day',
  ngày: 'calendar-day',
  'giờ làm việc': 'working-hour',
  tháng: 'month',
  'trong ngày': 'same-day',
  khác: 'other',
};

/** Reads the cells of one row; what cannot be read is told with sheet, row and column, and comes out blank. */
export class LineReader<Column extends string> {
  private readonly told = new Set<Column>();

  constructor(
    readonly line: Line<Column>,
    private readonly faults: FieldFault[],
  ) {}

  /** JSON Pointer to the row, or to a cell of it. */
  place(column?: Column): string {
    const { sheet, row, titles } = this.line;
    return pointerOf(column === undefined ? [sheet, row] : [sheet, row, titles[column]]);
  }

  /** Text; undefined when blank. A number there has lost what it was typed as, such as the noughts of a code. */
  text(column: Column): string | undefined {
    const cell = this.line.cells[column];
    if (isBlank(cell)) return undefined;
    if (typeof cell === 'string') return cell.trim();
    this.fault(column, 'not_text', 'Ô này phải là văn bản', 'This cell must be text');
    return undefined;
  }

  needed(column: Column): string {
    const found = this.text(column);
    if (found === undefined && isBlank(this.line.cells[column])) this.blank(column);
    return found ?? '';
  }

  /** Lines of a cell, without blank ones. */
  lines(column: Column, separator: RegExp): string[] {
    return (this.text(column) ?? '')
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** A whole number, as one or as its digits; undefined when blank. */
  whole(column: Column): number | undefined {
    const number = this.number(column);
    if (number === undefined || (Number.isSafeInteger(number) && number >= 0)) return number;
    this.fault(column, 'not_whole', 'Phải là số nguyên không âm', 'Must be a whole number');
    return undefined;
  }

  /** A date cell, or `31/12/2026`, or `2026-12-31`; undefined when blank. */
  date(column: Column): string | undefined {
    const cell = this.line.cells[column] ?? null;
    if (!(cell instanceof Date) && this.text(column) === undefined) return undefined;
    const day = dayOfCell(cell);
    if (day !== undefined) return day;
    this.fault(column, 'bad_date', 'Ngày không đúng (nn/tt/nnnn)', 'Is not a date (dd/mm/yyyy)');
    return undefined;
  }

  /** Yes for `x`, `có` or TRUE, no for blank, `không` or FALSE. */
  flag(column: Column): boolean {
    const cell = this.line.cells[column];
    if (typeof cell === 'boolean') return cell;
    const said = (this.text(column) ?? '').normalize('NFC').toLowerCase();
    if (['', 'không'].includes(said)) return false;
    if (['x', 'có'].includes(said)) return true;
    this.fault(column, 'not_yes_or_no', 'Phải là x, có hoặc để trống', 'Must be x, có or blank');
    return false;
  }

  /** One of some words. */
  choice<Value>(column: Column, said: string, known: Readonly<Record<string, Value>>): Value | undefined {
    const word = plainWords(said);
    if (Object.hasOwn(known, word)) return known[word];
    const words = Object.keys(known).join(', ');
    this.fault(column, 'not_known', `Phải là một trong: ${words}`, `Must be one of: ${words}`);
    return undefined;
  }

  /** A limit from its two cells. */
  limit(amount: Column, unit: Column): StatedLimit {
    const number = this.number(amount);
    const said = this.text(unit);
    if (said === undefined) {
      if (number !== undefined) this.blank(unit);
      return undefined;
    }
    const known = this.choice(unit, said, UNITS);
    if (known === undefined || known === 'other') return known;
    if (known === 'same-day') return { amount: 0, unit: known };
    return number === undefined ? undefined : { amount: number, unit: known };
  }

  /** The places of an element's fields. @param at JSON Pointer to the element @param columns by pointer within it */
  places(at: string, columns: Readonly<Record<string, Column>>): [string, string][] {
    return Object.entries(columns).map(([field, column]) => [at + field, this.place(column)]);
  }

  /** Tells what is wrong with a cell, once. */
  fault(column: Column, code: string, vi: string, en: string): void {
    if (this.told.has(column)) return;
    this.told.add(column);
    this.faults.push({ pointer: this.place(column), code, vi, en });
  }

  private blank(column: Column): void {
    this.fault(column, 'required', 'Bắt buộc phải nhập', 'Is required');
  }

  private number(column: Column): number | undefined {
    const cell = this.line.cells[column];
    if (typeof cell === 'number') return cell;
    if (isBlank(cell)) return undefined;
    if (typeof cell === 'string' && /^\s*\d+\s*$/.test(cell)) return Number(cell);
    this.fault(column, 'not_number', 'Phải là số', 'Must be a number');
    return undefined;
  }
}
