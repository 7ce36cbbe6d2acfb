import fc from 'fast-check';
import { z } from 'zod';
import { cursorInstant, pageOf, readCursor } from './page.ts';

const key = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)]);
const cursorOf = (content: string): string => Buffer.from(content).toString('base64url');

describe('the page of a list', () => {
  const rows = ['a', 'b', 'c', 'd'];

  it.each([
    ['one more than asked for', 3, ['a', 'b', 'c'], true],
    ['exactly what was asked for', 4, rows, false],
    ['less than asked for', 5, rows, false],
  ])('knows whether there is more from a list with %s', (_, limit, items, more) => {
    const page = pageOf(rows, limit, (row) => [row]);
    expect(page.items).toEqual(items);
    expect(page.next !== null).toBe(more);
  });

  it('is the last when there is nothing', () => {
    expect(pageOf([], 1, () => [])).toEqual({ items: [], next: null });
  });

  it('goes on after the last row shown', () => {
    const { next } = pageOf(rows, 2, (row) => ['2026-03-02T01:00:00.000Z', String(row.charCodeAt(0))]);
    expect(readCursor(next ?? '', key)).toEqual(['2026-03-02T01:00:00.000Z', '98']);
  });

  it('starts at the beginning without a cursor', () => {
    expect(readCursor(undefined, key)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '*'],
    ['no JSON', cursorOf('2026')],
    ['cut JSON', cursorOf('["2026-03-02T01:00:00.000Z"')],
    ['something else', cursorOf('{"limit":1}')],
    ['null', cursorOf('null')],
    ['a part too few', cursorOf('["2026-03-02T01:00:00.000Z"]')],
    ['a part too many', cursorOf('["2026-03-02T01:00:00.000Z","1","2"]')],
    ['a day that does not exist', cursorOf('["2026-02-30T01:00:00.000Z","1"]')],
    ['a year the database does not have', cursorOf('["0000-03-02T01:00:00.000Z","1"]')],
    ['a number where text belongs', cursorOf('["2026-03-02T01:00:00.000Z",1]')],
    ['SQL', cursorOf(`["2026-03-02T01:00:00.000Z","1; drop table dossier"]`)],
  ])('refuses a cursor of %s', (_, cursor) => {
    expect(() => readCursor(cursor, key)).toThrow(
      expect.objectContaining({ code: 'dossier.cursor-invalid' }),
    );
  });

  it('refuses whatever it did not make, and never fails otherwise', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(cursorOf), fc.base64String());
    fc.assert(
      fc.property(anything, (cursor) => {
        expect(() => readCursor(cursor, key)).toThrow(
          expect.objectContaining({ code: 'dossier.cursor-invalid' }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
