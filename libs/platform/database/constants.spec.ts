import { constants } from './constants.ts';

describe('constants of a statement', () => {
  it('are literals, not parameters', () => {
    const { text, values } = constants(new Set(['pending', 'set-aside']));
    expect([text, values]).toEqual(["'pending', 'set-aside'", []]);
  });

  it.each(["pending' or true", 'Pending', 'pending,', '', '-', "''"])('refuse %p', (word) => {
    expect(() => constants(['sent', word])).toThrow('not constants of the program');
  });

  it('refuse to be none', () => {
    expect(() => constants([])).toThrow('not constants of the program');
  });
});
