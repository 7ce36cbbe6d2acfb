import { type Database, raw, sql } from '#platform/database';

/** The tables with a policy, each with its schema. */
export async function walledTables(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(sql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity order by 1`);
  return rows.map(({ name }) => name);
}

/** Takes row-level security away from every table, or puts it back. */
export async function setWall(database: Database, tables: readonly string[], up: boolean): Promise<void> {
  for (const table of tables) {
    await database.query(sql`alter table ${raw(table)} ${raw(up ? 'enable' : 'disable')} row level security`);
  }
}
