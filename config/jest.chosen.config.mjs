import base from './jest.base.mjs';

/** The files of the everyday suite by themselves, for those that are named. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/test/architecture/**/*.spec.ts',
    '<rootDir>/{libs,apps}/**/*.{spec,int-spec}.ts',
    '<rootDir>/test/{e2e,faults,journeys,security}/**/*.{e2e-spec,fault-spec,journey-spec}.ts',
  ],
};
