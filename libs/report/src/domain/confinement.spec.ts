import { confinedInWords, confinementOf } from './confinement.ts';

const way = (agencyIds: number[], ...confinedBy: string[]) => ({ agencyIds, confinedBy });

describe('figures over agencies', () => {
  it.each([
    ['the whole of them', [1, 2], [way([1, 2])], []],
    ['part of them by field and secrecy', [1, 2], [way([1, 2], 'secrecy', 'field')], ['field', 'secrecy']],
    ['the whole where one post is confined and another is not', [1], [way([1], 'field'), way([1])], []],
    [
      'part of the one that only a confined post answers for',
      [1, 2],
      [way([1], 'procedure'), way([2])],
      ['procedure'],
    ],
    ['the whole of the one asked for', [2], [way([1], 'procedure'), way([2])], []],
    [
      'part, where two confined posts do not make one whole',
      [1],
      [way([1], 'field'), way([1], 'secrecy')],
      ['field', 'secrecy'],
    ],
  ])('are %s', (_, agencyIds, ways, confinedBy) => {
    expect(confinementOf(agencyIds, ways)).toEqual(confinedBy);
  });

  it('say below them what they leave out', () => {
    expect(confinedInWords([])).toEqual([]);
    expect(confinedInWords(['field'])).toEqual(['Chỉ gồm hồ sơ thuộc lĩnh vực mà người lập biểu phụ trách.']);
    expect(confinedInWords(['field', 'procedure', 'secrecy'])).toEqual([
      'Chỉ gồm hồ sơ thuộc lĩnh vực, thủ tục hành chính mà người lập biểu phụ trách.',
      'Không gồm hồ sơ có mức độ mật cao hơn mức người lập biểu được xem.',
    ]);
  });
});
