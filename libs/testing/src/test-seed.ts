import { randomInt } from 'node:crypto';

/**
 * The seed of a random test: the one of an earlier run when TEST_SEED names it, to see that run again.
 * @param otherwise a new one each time, unless the test says which
 */
export const testSeed = (otherwise = randomInt(2 ** 31)): number =>
  Number(process.env['TEST_SEED'] ?? otherwise);
