import { Client } from 'pg';

/** A statement as it went to the server. BEGIN and COMMIT are statements too. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Sent = [config: string | { text: string; values?: unknown[] }, values?: unknown];

/** Every statement this process sends to PostgreSQL while the work runs, over all connections, in order. */
export async function recorded<Result>(
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    const result = await work();
    return { result, statements: (query.mock.calls as unknown as Sent[]).map(statementOf) };
  } finally {
    query.mockRestore();
  }
}

function statementOf([config, values]: Sent): Statement {
  if (typeof config === 'string') return { text: config, values: Array.isArray(values) ? values : [] };
  return { text: config.text, values: config.values ?? [] };
}

/** The agency list is held in memory and renewed by the clock of the wall, in whatever request comes next. */
const RENEWS_DIRECTORY = /from organization\.agency order by id/;

/** How many statements the work sends, besides those that renew what is held in memory. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { statements } = await recorded(work);
  return statements.filter(({ text }) => !RENEWS_DIRECTORY.test(text)).length;
}
