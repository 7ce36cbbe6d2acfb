/** Numbers that look like chance and are the same in every run. */
export interface Draws {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  one<Of>(from: readonly Of[]): Of;
}

/** A linear congruential sequence; the high bits, which are the random ones, decide. */
export function drawsFrom(seed: number): Draws {
  let state = BigInt(seed);
  const next = (): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 11n) / 2 ** 53;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { next, whole, one: (from) => from[whole(0, from.length - 1)]! };
}
