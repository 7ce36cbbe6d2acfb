import { type Database, raw, sql } from '#platform/database';

/** Everything a database holds, row by row, as `pg_dump` would write it: bytes in hex. */
export async function databaseDump(database: Database): Promise<string> {
  const tables = await database.query<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(sql`select t::text as row from ${raw(name)} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

/** Ways a value may lie in a text: as it is, parted by spaces or dots, percent-encoded, as hex, as base64 wherever it begins. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The letters at both ends also depend on what stands beside the value.
    return encoded.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  const international = /^0\d{9,10}$/.test(value) ? [`84${value.slice(1)}`] : [];
  return [value, encodeURIComponent(value), bytes.toString('hex'), ...base64, ...international].map((form) =>
    form.toLowerCase(),
  );
}

/** @returns the names of the values that show in the text, in whatever form */
export function tracesOf(values: Readonly<Record<string, string>>, text: string): string[] {
  const lower = text.toLowerCase();
  const closed = lower.replace(/(?<=\d)[ .-](?=\d)/g, '');
  return Object.entries(values)
    .filter(([, value]) => formsOf(value).some((form) => lower.includes(form) || closed.includes(form)))
    .map(([name]) => name);
}
