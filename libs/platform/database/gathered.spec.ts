import { gathered, gatheredInPublic } from './gathered.ts';
import { EVERYTHING, sight } from './sight.ts';

/** Answers with the double of each number when told to, and remembers what was asked together. */
function doubling() {
  const asked: (readonly number[])[] = [];
  const held: (() => void)[] = [];
  const ask = async (numbers: readonly number[]) => {
    asked.push(numbers);
    await new Promise<void>((resolve) => held.push(resolve));
    if (numbers.includes(13)) throw new Error(`refused: ${numbers.join()}`);
    return numbers.map((number) => 2 * number);
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Answers what is asked until nothing more is. */
  const answerAll = async () => {
    for (let idle = 0; idle < 5; idle += 1) {
      await turn();
      if (held.length > 0) idle = 0;
      held.splice(0).forEach((answer) => answer());
    }
  };
  return { ask, asked, turn, answerAll };
}

describe('what many ask for at a time', () => {
  it('goes out together once what is under way is answered, and each gets its own answer', async () => {
    const { ask, asked, turn, answerAll } = doubling();
    const double = gathered(ask, 10);
    const first = double(1);
    while (asked.length === 0) await turn();
    const others = [2, 3, 4].map((number) => double(number));
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(asked).toEqual([[1]]);
    await answerAll();
    expect(asked).toEqual([[1], [2, 3, 4]]);
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8]);
  });

  it('waits a second for what is under way and hears nothing, then goes out beside it', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const { ask, asked, turn, answerAll } = doubling();
      // As over a connection whose other end is gone.
      const silent = (numbers: readonly number[]) =>
        numbers.includes(1) ? (asked.push(numbers), new Promise<number[]>(() => undefined)) : ask(numbers);
      const double = gathered(silent, 10);
      void double(1);
      while (asked.length === 0) await turn();
      const others = [2, 3].map((number) => double(number));
      await jest.advanceTimersByTimeAsync(999);
      await turn();
      expect(asked).toEqual([[1]]);
      await jest.advanceTimersByTimeAsync(1);
      await answerAll();
      expect(asked).toEqual([[1], [2, 3]]);
      expect(await Promise.all(others)).toEqual([4, 6]);
      const later = double(4);
      await answerAll();
      expect(await later).toBe(8);
    } finally {
      jest.useRealTimers();
    }
  });

  it('goes out in as many statements as it takes', async () => {
    const { ask, asked, answerAll } = doubling();
    const double = gathered(ask, 2);
    const answers = [1, 2, 3].map((number) => double(number));
    await answerAll();
    expect(asked).toEqual([[1, 2], [3]]);
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  it('fails for none but who is to blame', async () => {
    const { ask, asked, answerAll } = doubling();
    const double = gathered(ask, 10);
    const answers = Promise.allSettled([1, 13, 3].map((number) => double(number)));
    await answerAll();
    expect(asked).toEqual([[1, 13, 3], [1], [13], [3]]);
    expect(await answers).toMatchObject([{ value: 2 }, { reason: { message: 'refused: 13' } }, { value: 6 }]);
    const later = double(5);
    await answerAll();
    expect(await later).toBe(10);
  });

  it('is not shared between requests, which see different things', () => {
    const double = gathered(doubling().ask, 10);
    expect(() => sight.ofRequest(() => double(1))).toThrow('not shared');
  });

  it('is shared between requests that see everything, and asked as such', async () => {
    const { ask, asked, answerAll } = doubling();
    const seen: unknown[] = [];
    const double = gatheredInPublic((numbers: readonly number[]) => {
      seen.push(sight.current());
      return ask(numbers);
    }, 10);
    const seeing = <Result>(work: () => Result) =>
      sight.ofRequest(() => {
        sight.becomes(EVERYTHING);
        return work();
      });
    const answers = [1, 2, 3].map((number) => seeing(() => double(number)));
    await answerAll();
    expect(asked).toEqual([[1, 2, 3]]);
    expect(seen).toEqual([EVERYTHING]);
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  it('is nothing to be shared by who sees less than everything', () => {
    const double = gatheredInPublic(doubling().ask, 10);
    expect(() => sight.ofRequest(() => double(1))).toThrow('see everything');
    expect(() => double(1)).toThrow('see everything');
  });
});
