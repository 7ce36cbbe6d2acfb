import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { DataKeys } from '#platform/personal-data';
import { administer, openTestDatabase, type TestDatabase, testConfig } from '#testing';
import { readSeed } from '../../apps/setup/src/read-seed.ts';
import { Seed } from '../../apps/setup/src/seed.ts';
import { SetupModule } from '../../apps/setup/src/setup.module.ts';

/** A database of the test's own with the province as it was until 01/07/2025: province, districts, communes. */
export async function createThreeTierDatabase(): Promise<TestDatabase> {
  const name = `mot_cua_test_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  const test = await openTestDatabase(name);
  await test.database.source.runMigrations();
  const setup = await NestFactory.createApplicationContext(
    SetupModule.of(testConfig({ DATABASE_URL: test.url })),
    {
      logger: false,
    },
  );
  await setup.get(DataKeys).ensure();
  await setup.get(Seed).execute(await readSeed('three-tier'));
  await setup.close();
  return test;
}
