import base from './jest.base.mjs';
import everyday from './jest.config.mjs';

/** The files of the everyday suite by themselves, for those that are named. */
export default {
  ...base,
  testMatch: [
    ...everyday.testMatch,
    '<rootDir>/test/{e2e,faults,journeys,security}/**/*.{e2e-spec,fault-spec,journey-spec}.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/test/gathered/'],
};
