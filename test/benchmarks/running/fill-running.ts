import { Client } from 'pg';
import { COMMUNES, script } from '../plans/fill.ts';
import type { ReckonedDossier } from './reckoned-dossiers.ts';

/** Dossiers sent in one statement. */
const BATCH = 5_000;

const TABLE = `create temp table reckoned (
  i int, terms jsonb, received timestamptz, suspended timestamptz, resumed timestamptz, due timestamptz,
  provisional boolean, opened timestamptz, task_due timestamptz, task_limit jsonb)`;

/** Fills a seeded database with communes and these running dossiers of theirs, and lets PostgreSQL learn of them. */
export async function fillRunning(url: string, dossiers: readonly ReckonedDossier[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(COMMUNES);
    await client.query(TABLE);
    for (let from = 0; from < dossiers.length; from += BATCH) {
      const batch = JSON.stringify(dossiers.slice(from, from + BATCH));
      await client.query(
        'insert into reckoned select * from jsonb_populate_recordset(null::reckoned, $1::jsonb)',
        [batch],
      );
    }
    await client.query(script('running', 'running-dossiers.sql'));
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
