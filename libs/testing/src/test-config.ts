import { type Config, loadConfig, projectPath } from '#platform/config';

/** Settings by name; `undefined` takes one away. */
export type Settings = Record<string, string | number | undefined>;

/** A complete configuration for tests; gateways point at a closed port unless a test names its simulators. */
export const testConfig = (overrides: Settings = {}): Config => loadConfig(testEnvironment(overrides));

/** The same as the environment of a process. */
export const testEnvironment = (overrides: Settings = {}): Record<string, string | undefined> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PORT: '0',
  WORKER_PORT: '0',
  PUBLIC_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  DATABASE_POOL: '8',
  MASTER_KEYS_FILE: projectPath('config', 'test-master-keys.json'),
  // A whole suite is one address.
  ...{ REQUESTS_PER_ADDRESS: '1000000', REQUESTS_PER_CALLER: '1000000', GUESSES_PER_ADDRESS: '1000000' },
  TRACKING_KEY: Buffer.alloc(32, 3).toString('base64'),
  AUDIT_SIGNING_KEY: Buffer.alloc(32, 4).toString('base64'),
  // Cannot be: who seals says where to.
  AUDIT_EXPORT_FILE: '/dev/null/seals.jsonl',
  // Cannot be: who stores documents says where.
  DOCUMENTS_FOLDER: '/dev/null/documents',
  DOCUMENT_LINK_KEY: Buffer.alloc(32, 5).toString('base64'),
  CLAMD_URL: 'tcp://127.0.0.1:9',
  SECOND_FACTOR_ROLES: 'none',
  // Tests set the clock to what their subject needs.
  ADMINISTRATION_HOURS: 'always',
  SMS_QUIET_HOURS: 'none',
  // The clock of a test stands still: what happens twice is said in the same words.
  SAID_ALREADY_MINUTES: '0',
  SMTP_URL: 'smtp://127.0.0.1:9',
  SMS_URL: 'https://127.0.0.1:9/bulkapi',
  SMS_USER: 'mot-cua',
  SMS_PASSWORD: 'mot-cua-local',
  SMS_CPCODE: 'SAOMAI',
  SMS_BRANDNAME: 'SAOMAI',
  PORTAL_URL: 'http://127.0.0.1:9/XrdAdapter/RestService/forward',
  PORTAL_USERNAME: 'H99',
  PORTAL_PASSWORD: 'h99-local',
  PORTAL_AGENCY: '000.00.00.H99',
  PORTAL_DSTCODE: 'VN:GOV:000.00.00.G22:vpcpdvcprovider',
  ...{ CATALOGUE_PULL_DAYS: '0', CALL_TIMEOUT_SECONDS: '2' },
  RETRY_SECONDS: '0.05',
  RETRY_LONGEST_SECONDS: '0.5',
  RELAY_SECONDS: '0.05',
  SWEEP_SECONDS: '0.2',
  STALE_SECONDS: '1',
  OVERDUE_SCAN_SECONDS: '0.2',
  ...Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, value?.toString()])),
});
