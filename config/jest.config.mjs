import base from './jest.base.mjs';

/** The everyday suite: unit, integration, end-to-end, security, journeys and the short fault forms. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/architecture/**/*.spec.ts', '<rootDir>/test/gathered/*.gathered-spec.ts'],
  testSequencer: '<rootDir>/config/jest-sequencer.cjs',
};
