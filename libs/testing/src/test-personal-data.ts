import type { Database } from '#platform/database';
import { DataKeys, MasterKeys, PersonalData } from '#platform/personal-data';
import { FakeClock } from './fake-clock.ts';
import { silentLogger } from './silent-logger.ts';
import { testConfig } from './test-config.ts';

/** Seals and opens as the processes of a test do, with the keys of its database. */
export const testPersonalData = (database: Database): PersonalData =>
  new PersonalData(new DataKeys(database, new MasterKeys(testConfig()), new FakeClock()), silentLogger());
