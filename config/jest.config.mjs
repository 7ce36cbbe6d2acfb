import base from './jest.base.mjs';

/** The everyday suite: unit, integration, end-to-end, security, journeys and the short fault forms. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/libs/**/*.{spec,int-spec}.ts',
    '<rootDir>/apps/**/*.spec.ts',
    '<rootDir>/test/{architecture,gathered}/**/*.{spec,gathered-spec}.ts',
  ],
  testSequencer: '<rootDir>/config/jest-sequencer.cjs',
};
