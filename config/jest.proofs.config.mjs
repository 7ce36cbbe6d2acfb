import base from './jest.base.mjs';

/** The random tests of the rules in their long form; their results go to docs/proofs.md. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/libs/**/*.property.spec.ts',
    '<rootDir>/libs/workflow/src/bpmn/*.spec.ts',
    '<rootDir>/test/journeys/any-acts.journey-spec.ts',
    '<rootDir>/test/e2e/report/*generated-year.e2e-spec.ts',
  ],
  testTimeout: 600_000,
};
