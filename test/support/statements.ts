import { Client } from 'pg';

/** The agency list is held in memory and renewed by the clock of the wall, in whatever request comes next. */
const RENEWS_DIRECTORY = /from organization\.agency order by id/;

/** How many SQL statements this process sends to PostgreSQL while the work runs, over all connections. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.filter(([statement]) => !RENEWS_DIRECTORY.test(textOf(statement))).length;
  } finally {
    query.mockRestore();
  }
}

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { text?: string }).text);
