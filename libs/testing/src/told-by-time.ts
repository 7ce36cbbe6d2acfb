/** How two things are told apart by the time they take. */
export interface ToldByTime {
  /**
   * The chance that of one time of each the second is longer (the Mann–Whitney statistic over the number of pairs): 0.5 =
   * nobody could tell, 0 or 1 = everybody could. Of times that do not differ it strays from 0.5 by about
   * `sqrt((2 n + 1) / (12 n²))`, whatever their distribution.
   */
  chance: number;
  /** How far chance strays by itself: less than once in a million times as far. */
  bound: number;
}

/**
 * Times two things one after the other, each first as often as the other, so that whatever else the machine does meets both.
 * @param pairs how often each is done
 */
export async function toldByTime(
  pairs: number,
  one: (n: number) => Promise<unknown>,
  other: (n: number) => Promise<unknown>,
): Promise<ToldByTime> {
  const times: [ones: number[], others: number[]] = [[], []];
  const warmUp = Math.ceil(pairs / 10);
  for (let n = -warmUp; n < pairs; n += 1) {
    const order = n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const time = await timeOf(() => (which === 0 ? one : other)(n));
      if (n >= 0) times[which].push(time);
    }
  }
  const spread = Math.sqrt((2 * pairs + 1) / (12 * pairs * pairs));
  return { chance: chanceOf(...times), bound: 5 * spread };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started);
}

function chanceOf(ones: readonly number[], others: readonly number[]): number {
  const wins = others.reduce(
    (sum, other) => sum + ones.reduce((won, one) => won + (other > one ? 1 : other === one ? 0.5 : 0), 0),
    0,
  );
  return wins / (ones.length * others.length);
}
