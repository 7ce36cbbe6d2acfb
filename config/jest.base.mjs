import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export default {
  rootDir: root,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require'] },
  transform: { '\\.[cm]?[jt]s$': '<rootDir>/config/jest-transformer.cjs' },
  transformIgnorePatterns: [],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  globalSetup: '<rootDir>/config/jest-global-setup.cjs',
  maxWorkers: 2,
  testTimeout: 30_000,
  // What failed is said again at the end, where it is looked for, and is not lost among what libraries say.
  reporters: ['default', ['summary', { summaryThreshold: 0 }]],
  silent: true,
};
