import { UNCOUNTED } from '#dossier';
import type { Component } from '#procedure';
import { checkComplete, guidanceOf, missingOf, nameComponents } from './check-components.ts';

const asked = (code: string, required: boolean): Component => ({
  ...{ code, name: `Giấy ${code}`, originals: 1, copies: 2, required },
});
const FORM = asked('TK', true);
const MAP = asked('BD', true);
const LETTER = asked('UQ', false);
const counted = (code: string, originals: number, copies = 0) => ({
  ...{ code, originals, copies, certified: 0, electronic: 0 },
});

describe('the papers handed in', () => {
  it('get the names of the catalogue, in the order they were counted', () => {
    const named = nameComponents(
      [FORM, MAP],
      [{ ...counted('BD', 1), comment: 'đã cũ' }, counted('TK', 0, 3)],
    );
    expect(named).toEqual([
      { ...UNCOUNTED, code: 'BD', name: 'Giấy BD', originals: 1, comment: 'đã cũ' },
      { ...UNCOUNTED, code: 'TK', name: 'Giấy TK', copies: 3 },
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
    ['an electronic copy does', [{ ...counted('TK', 0), electronic: 1 }, counted('BD', 1)]],
    ['one out of the applicant’s store does', [{ ...counted('TK', 0), fromStore: true }, counted('BD', 1)]],
    ['a certified one does', [{ ...counted('TK', 0), certified: 1 }, counted('BD', 1)]],
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
        parameters: expect.objectContaining({ count: codes.length }),
        extensions: { missing },
      }),
    );
  });

  it('are asked for in one sentence, with the number of each', () => {
    expect(guidanceOf(missingOf([FORM, MAP, LETTER], []))).toEqual({
      vi:
        'Hồ sơ còn thiếu 2 thành phần bắt buộc: 1) Giấy TK (1 bản chính, 2 bản sao); 2) Giấy BD (1 bản chính, 2 bản sao). ' +
        'Đề nghị người nộp bổ sung đầy đủ trong một lần.',
      en:
        'Required components missing: 2. 1) Giấy TK (1 original(s), 2 copy(ies)); 2) Giấy BD (1 original(s), 2 copy(ies)). ' +
        'Please hand in all of them at once.',
    });
    expect(guidanceOf([]).vi).toBe('Hồ sơ đã đủ thành phần bắt buộc.');
  });
});
