import { cutAtWord } from './cut.ts';

describe('a summary that is too long', () => {
  it.each([
    ['stays as it is when it fits', 'một hai ba', 10, 'một hai ba'],
    ['ends with a word and an ellipsis', 'một hai ba bốn', 10, 'một hai…'],
    ['keeps a word that just fits', 'một hai ba bốn', 11, 'một hai ba…'],
    ['ends with no stray comma', 'một hai, ba bốn năm', 10, 'một hai…'],
    ['is broken within a word that has no end', 'ă'.repeat(12), 10, `${'ă'.repeat(9)}…`],
    ['is never broken within a character', `${'a'.repeat(8)}😀bc`, 10, `${'a'.repeat(8)}…`],
  ])('%s', (_, text, longest, told) => {
    expect(cutAtWord(text, longest)).toBe(told);
    expect(cutAtWord(text, longest).length).toBeLessThanOrEqual(longest);
  });
});
