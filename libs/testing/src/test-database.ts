import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDataSource, Database, openDatabase } from '#platform/database';
import { asApplication, asQueue } from './logins.ts';

/** Name of the migrated and seeded database every test database is a copy of. */
export const TEMPLATE = 'mot_cua_test_template';

export interface TestDatabase {
  /** As its owner, who may do everything: for what tests arrange and look at. Processes come in by {@link servedFrom}. */
  url: string;
  database: Database;
  /** Disconnects and drops it. */
  close: () => Promise<void>;
}

/** The server tests run on. @throws unless it was named for this purpose. */
export function testServerUrl(): URL {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`');
  return new URL(url);
}

/** A database of the test's own: migrated, seeded with the two-tier province, and gone afterwards. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `mot_cua_test_${randomBytes(6).toString('hex')}`;
  // Files copied as they are cost half of what pages written through the log cost; there are some hundred databases.
  await administer(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  return openTestDatabase(name);
}

/** Connects to one that is there, and lets in the processes under test. */
export async function openTestDatabase(name: string): Promise<TestDatabase> {
  const url = databaseUrl(name);
  const source = await createDataSource({ url, pool: 8, applicationName: 'mot-cua-test' }).initialize();
  const database = new Database(source);
  await openDatabase(database, { application: asApplication(url), queue: asQueue(url) });
  return {
    url,
    database,
    close: async () => {
      await source.destroy();
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Address of a database on the test server. */
export function databaseUrl(name: string): string {
  const url = testServerUrl();
  url.pathname = `/${name}`;
  return url.toString();
}

/** Runs one statement on the server's maintenance database. */
export async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testServerUrl().toString() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
