import { randomInt } from 'node:crypto';

/**
 * The seed of a random test: the one of an earlier run when TEST_SEED names it, to see that run again.
 * @param otherwise a new one each time, unless the test says which
 */
export const testSeed = (otherwise = randomInt(2 ** 31)): number =>
  Number(process.env['TEST_SEED'] ?? otherwise);

/** How many of something a long test takes: what TEST_COUNT says, for a look at it in minutes, else the number it stands for. */
export const testCount = (otherwise: number): number => Number(process.env['TEST_COUNT'] ?? otherwise);
