export { eventually } from './eventually.ts';
export { FakeClock } from './fake-clock.ts';
export { asApplication, asQueue, servedFrom } from './logins.ts';
export { postgresQueues, queueStores, type QueueStoreUnderTest } from './queue-stores.ts';
export { realClamd } from './real-clamd.ts';
export { redisDump } from './redis-dump.ts';
export { closeRendering, keepsPictures, type Picture, rendered } from './rendered-paper.ts';
export { silentLogger } from './silent-logger.ts';
export { spoil } from './spoil.ts';
export { type Settings, testConfig, testEnvironment } from './test-config.ts';
export {
  administer,
  createTestDatabase,
  databaseUrl,
  openTestDatabase,
  TEMPLATE,
  type TestDatabase,
  testServerUrl,
} from './test-database.ts';
export { testPersonalData } from './test-personal-data.ts';
export { testCount, testSeed } from './test-seed.ts';
export { type ToldByTime, toldByTime } from './told-by-time.ts';
export { trials } from './trials.ts';
