import type { Component } from '#procedure';
import { checkComplete, nameComponents } from './check-components.ts';

const asked = (code: string, required: boolean): Component => ({
  ...{ code, name: `Giấy ${code}`, originals: 1, copies: 2, required },
});
const FORM = asked('TK', true);
const MAP = asked('BD', true);
const LETTER = asked('UQ', false);
const counted = (code: string, originals: number, copies = 0) => ({ code, originals, copies });

describe('the papers handed in', () => {
  it('get the names of the catalogue, in the order they were counted', () => {
    const named = nameComponents(
      [FORM, MAP],
      [{ ...counted('BD', 1), comment: 'đã cũ' }, counted('TK', 0, 3)],
    );
    expect(named).toEqual([
      { code: 'BD', name: 'Giấy BD', originals: 1, copies: 0, comment: 'đã cũ' },
      { code: 'TK', name: 'Giấy TK', originals: 0, copies: 3, comment: null },
    ]);
  });

  it('are refused when the procedure does not ask for them, all of them named', () => {
    expect(() => nameComponents([FORM], [counted('X1', 1), counted('TK', 1), counted('X2', 0)])).toThrow(
      expect.objectContaining({ code: 'intake.component-unknown', parameters: { codes: 'X1, X2' } }),
    );
  });

  it.each([
    ['every required paper is there', [counted('TK', 1), counted('BD', 1)]],
    ['a copy stands for the original', [counted('TK', 0, 1), counted('BD', 1)]],
    [
      'one that is not required is missing or counted at nothing',
      [counted('TK', 1), counted('BD', 1), counted('UQ', 0)],
    ],
  ])('are complete when %s', (_, handedIn) => {
    expect(() => checkComplete([FORM, MAP, LETTER], handedIn)).not.toThrow();
  });

  it.each([
    ['nothing was handed in', [], ['TK', 'BD']],
    ['only what is not required was', [counted('UQ', 1)], ['TK', 'BD']],
    ['one was counted at nothing', [counted('TK', 0), counted('BD', 1)], ['TK']],
  ])('are incomplete when %s: the whole list is given at once (NĐ 61/2018 Đ.15.3)', (_, handedIn, codes) => {
    const missing = codes.map((code) => ({ code, name: `Giấy ${code}`, originals: 1, copies: 2 }));
    expect(() => checkComplete([FORM, MAP, LETTER], handedIn)).toThrow(
      expect.objectContaining({
        code: 'intake.components-missing',
        parameters: { count: codes.length },
        extensions: { missing },
      }),
    );
  });
});
