import { randomBytes } from 'node:crypto';
import { type Queryable, raw, sql, type Sql } from '#platform/database';

/** The rows of a statement without values, page by page through a cursor, which ends with the transaction. */
export async function* streamRows<Row>(tx: Queryable, statement: Sql, page: number): AsyncGenerator<Row[]> {
  const cursor = raw(`rows_${randomBytes(8).toString('hex')}`);
  await tx.query(sql`declare ${cursor} no scroll cursor for ${statement}`);
  let rows: Row[];
  do {
    rows = await tx.query<Row>(sql`fetch ${raw(String(page))} from ${cursor}`);
    yield rows;
  } while (rows.length === page);
  await tx.query(sql`close ${cursor}`);
}
