import type { Client } from 'pg';
import { recorded } from '../../support/statements.ts';
import { explain } from './explain.ts';

/** Tables with more rows than these, as PostgreSQL knows them. */
export async function tablesOver(client: Client, rows: number): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and reltuples > $1`,
    [rows],
  );
  return found.rows.map(({ name }) => name);
}

/** Tables that the statements of some work read from one end to the other. */
export async function scannedBy(client: Client, work: () => Promise<unknown>): Promise<string[]> {
  const { statements } = await recorded(work);
  const scanned: string[] = [];
  for (const statement of statements) {
    // What keeps an answer cannot be done again with the same key.
    if (!/^\s*(select|with)\b/i.test(statement.text) || /platform\.idempotency_key/.test(statement.text)) {
      continue;
    }
    scanned.push(...(await explain(client, statement)).scanned);
  }
  return scanned;
}
