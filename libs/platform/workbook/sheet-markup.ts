/** A sheet longer than this is nothing anybody hands in. */
export const MOST_ROWS = 20_000;

/** Columns of the widest sheet there is a layout for, and room for those people add by mistake. */
const MOST_COLUMNS = 120;
const FORMULA = /<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Z]+)(\d+)["'][^>]*>\s*<(?:\w+:)?f[\s/>]/;
const CELL = /<(?:\w+:)?c(?:\s[^>]*?)?\/?>/g;
const REFERENCE = /\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']/;

export type UnfitSheet =
  | { because: 'formula'; column: number; row: number }
  | { because: 'too-many-rows' }
  | { because: 'too-wide' }
  | { because: 'unplaced-cell' };

/**
 * Looks through a sheet's markup for what must not be read: formulas, whose stored result nobody can vouch for, and cells
 * so far out that a reader would lay out millions of empty ones. A sheet with nothing but formulas against it is safe to
 * read.
 */
export function unfitSheet(markup: string): UnfitSheet | undefined {
  for (const [cell] of markup.matchAll(CELL)) {
    const [, letters, row] = REFERENCE.exec(cell) ?? [];
    if (letters === undefined || row === undefined) return { because: 'unplaced-cell' };
    if (Number(row) > MOST_ROWS + 1) return { because: 'too-many-rows' };
    if (columnOf(letters) > MOST_COLUMNS) return { because: 'too-wide' };
  }
  const [, column, row] = FORMULA.exec(markup) ?? [];
  return column === undefined
    ? undefined
    : { because: 'formula', column: columnOf(column), row: Number(row) };
}

/** `A` is 1, `Z` 26, `AA` 27. */
const columnOf = (letters: string): number =>
  Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
