import { patternsOf } from './answered-question.ts';

describe('a search among answered questions', () => {
  it.each([
    ['  khai  sinh ', ['%khai%', '%sinh%']],
    ['100%', ['%100\\%%']],
    ['a_b \\', ['%a\\_b%', '%\\\\%']],
    ['   ', []],
  ])('%j is by words, of which no sign means anything else', (search, patterns) => {
    expect(patternsOf(search)).toEqual(patterns);
  });
});
