import base from './jest.base.mjs';

/** The measurements: `npm run bench`, one after the other, on a PostgreSQL that waits for the disk. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/benchmarks/**/*.bench-spec.ts'],
  maxWorkers: 1,
  testTimeout: 30 * 60_000,
};
