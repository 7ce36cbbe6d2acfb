import { Client } from 'pg';
import { sql } from '#platform/database';
import { administer, createTestDatabase, openTestDatabase, type TestDatabase, testServerUrl } from '#testing';
import { makeUpBoards } from '../../support/board-world.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

const nameOf = (dossiers: number): string => `mot_cua_province_${dossiers}`;

/**
 * The database of a province of so many made-up dossiers, open ones due on every day around the present. It is made by whichever
 * measurement of a run asks first and left to those that ask later, with what each has done to it: a million takes a quarter of
 * an hour.
 */
export async function openProvince(dossiers: number): Promise<TestDatabase> {
  if (!(await isThere(nameOf(dossiers)))) await makeProvince(dossiers);
  const place = await openTestDatabase(nameOf(dossiers));
  return { ...place, close: () => place.database.source.destroy() };
}

/** The API over such a province, answering in-process. */
export const provinceApi = (dossiers: number): Promise<TestApi> =>
  createTestApi(
    {},
    (url) => url,
    () => openProvince(dossiers),
  );

/** Under another name until it is whole, so that a measurement that was broken off leaves nothing that looks made. */
async function makeProvince(dossiers: number): Promise<void> {
  const draft = await createTestDatabase();
  const api = await createTestApi({}, undefined, () => Promise.resolve({ ...draft, close: async () => {} }));
  try {
    await makeUpBoards(api, dossiers);
    await draft.database.query(sql`vacuum analyze`);
  } finally {
    await api.close();
  }
  await draft.database.source.destroy();
  await administer(`alter database ${new URL(draft.url).pathname.slice(1)} rename to ${nameOf(dossiers)}`);
}

async function isThere(name: string): Promise<boolean> {
  const client = new Client({ connectionString: testServerUrl().toString() });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
