import { empty, type Queryable, raw, sql, type Sql } from '#platform/database';
import type { IndexedKind } from './blind-index.ts';

/** A column of sealed values. */
export interface SealedColumn {
  /** With schema and table, as values are sealed for it. */
  column: string;
  /** What it holds, when a blind index stands beside it. */
  kind: IndexedKind | null;
}

/** A table with sealed columns. */
export interface SealedTable {
  /** Schema and name, fit for SQL. */
  table: string;
  key: string;
  keyType: string;
  columns: readonly SealedColumn[];
}

/** A value to be written in the place of another. */
export interface Resealed {
  row: string;
  /** What must still be there; null = nothing. */
  before: Buffer | null;
  after: Buffer;
  /** To be written beside it; absent = what is there stays. */
  index?: Buffer | null;
}

/**
 * Every table with sealed columns, by their names in the catalogue: what a module adds is never forgotten.
 * @throws when such a table has not one primary key column
 */
export async function sealedTables(queryable: Queryable): Promise<SealedTable[]> {
  const tables = await queryable.query<SealedTable>(sql`
    select c.oid::regclass::text as "table", k.attname::text as key, format_type(k.atttypid, null) as "keyType",
           jsonb_agg(jsonb_build_object('column', n.nspname || '.' || c.relname || '.' || a.attname, 'kind', x.kind)
                     order by a.attnum) as columns
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
    left join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
    left join lateral (
      select kind from unnest('{identity,phone,email}'::text[]) kind
      join pg_attribute b on b.attrelid = c.oid and b.attname = kind || '_index' and not b.attisdropped
      where a.attname = kind || '_sealed') x on true
    where a.attname like '%\_sealed' and a.atttypid = 'bytea'::regtype and not a.attisdropped
    group by c.oid, k.attname, k.atttypid order by 1`);
  const keyless = tables.find(({ key }: { key: string | null }) => key === null);
  if (keyless) {
    throw new Error(`${keyless.table} needs a primary key of one column, to which its values are sealed`);
  }
  return tables;
}

/** Name of a column within its table. */
export const nameOf = ({ column }: SealedColumn): string => column.slice(column.lastIndexOf('.') + 1);

/** Writes values where what they replace is still there. */
export function writeResealed(
  { table, key, keyType }: SealedTable,
  column: SealedColumn,
  values: readonly Resealed[],
): Sql {
  const name = raw(nameOf(column));
  const index = raw(`${column.kind}_index`);
  const indexed = column.kind ? sql`, ${index} = coalesce(v.index, t.${index})` : empty;
  return sql`
    update ${raw(table)} t set ${name} = v.after ${indexed}
    from unnest(${values.map(({ row }) => row)}::text[], ${values.map(({ before }) => before)}::bytea[],
                ${values.map(({ after }) => after)}::bytea[],
                ${values.map((value) => value.index ?? null)}::bytea[])
         as v(row, before, after, index)
    where t.${raw(key)} = v.row::${raw(keyType)} and t.${name} is not distinct from v.before`;
}
