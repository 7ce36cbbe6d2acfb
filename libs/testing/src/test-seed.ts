import { randomInt } from 'node:crypto';

/** The seed of a random test: the one of an earlier run when TEST_SEED names it, to see that run again. */
export const testSeed = (): number => Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
