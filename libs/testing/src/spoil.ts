import { type Database, raw, sql, type Sql } from '#platform/database';

/** Alters a bit of sealed values, so that they open no more. @param column with schema and table, as values are sealed for it */
export async function spoil(database: Database, column: string, where: Sql): Promise<void> {
  const at = column.lastIndexOf('.');
  const [table, name] = [raw(column.slice(0, at)), raw(column.slice(at + 1))];
  await database.query(sql`
    update ${table} set ${name} = set_byte(${name}, length(${name}) - 1, get_byte(${name}, length(${name}) - 1) # 1)
    where ${where}`);
}
