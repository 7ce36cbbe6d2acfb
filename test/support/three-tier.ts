import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { createDataSource, Database } from '#platform/database';
import { DataKeys } from '#platform/personal-data';
import { administer, databaseUrl, type TestDatabase, testConfig } from '#testing';
import { readSeed } from '../../apps/setup/src/read-seed.ts';
import { Seed } from '../../apps/setup/src/seed.ts';
import { SetupModule } from '../../apps/setup/src/setup.module.ts';

/** A database of the test's own with the province as it was until 01/07/2025: province, districts, communes. */
export async function createThreeTierDatabase(): Promise<TestDatabase> {
  const name = `mot_cua_test_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  const url = databaseUrl(name);
  const source = await createDataSource({ url, pool: 8, applicationName: 'mot-cua-test' }).initialize();
  await source.runMigrations();
  const setup = await NestFactory.createApplicationContext(
    SetupModule.of(testConfig({ DATABASE_URL: url })),
    {
      logger: false,
    },
  );
  await setup.get(DataKeys).ensure();
  await setup.get(Seed).execute(await readSeed('three-tier'));
  await setup.close();
  return {
    url,
    database: new Database(source),
    close: async () => {
      await source.destroy();
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}
