import base from './jest.base.mjs';

/** The long fault forms: minutes each, one after another; their results go to docs/faults.md. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/faults/**/*.long-fault-spec.ts'],
  maxWorkers: 1,
  testTimeout: 900_000,
};
