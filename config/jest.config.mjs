import base from './jest.base.mjs';

/** The everyday suite: unit, integration, end-to-end, journeys and the short fault forms. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/libs/**/*.{spec,int-spec}.ts',
    '<rootDir>/apps/**/*.spec.ts',
    '<rootDir>/test/{architecture,e2e,security,journeys,faults}/**/*.{spec,e2e-spec,journey-spec,fault-spec}.ts',
  ],
};
