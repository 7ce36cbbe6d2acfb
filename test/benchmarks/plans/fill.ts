import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { projectPath } from '#platform/config';

/** A script of this folder, or of another beside it. */
export const script = (...path: string[]): string =>
  readFileSync(projectPath('test', 'benchmarks', ...path), 'utf8');

/** Fills a seeded database with a year of dossiers that ends at `now`, and lets PostgreSQL learn of them. */
export async function fill(url: string, dossiers: number, now: Date): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('bench.now', $1, false), set_config('bench.dossiers', $2, false)`, [
      now.toISOString(),
      String(dossiers),
    ]);
    await client.query(script('plans', 'communes.sql'));
    await client.query(script('plans', 'million-dossiers.sql'));
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
