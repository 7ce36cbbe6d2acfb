import { Client } from 'pg';
import { type Sight, sight } from '#platform/database';

/** A statement as it went to the server. BEGIN and COMMIT are statements too. */
export interface Statement {
  text: string;
  values: unknown[];
  /** In whose sight a request sent it; undefined beside requests. */
  seen: Sight | undefined;
}

type Sent = [config: string | { text: string; values?: unknown[] }, values?: unknown];

/** Goes out together with the statement behind it, and is not waited for by itself. */
const SHOWS_SIGHT = /^select set_config\('mot_cua\.agencies'/;

/**
 * Every statement this process sends to PostgreSQL while the work runs, over all connections, in order, but for those that
 * tell who asks.
 */
export async function recorded<Result>(
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const statements: Statement[] = [];
  const send = Reflect.get(Client.prototype, 'query') as (...sent: Sent) => unknown;
  const query = jest.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: Client,
    ...sent: Sent
  ) {
    const statement = statementOf(sent);
    if (!SHOWS_SIGHT.test(statement.text)) statements.push(statement);
    return send.apply(this, sent);
  });
  try {
    const result = await work();
    return { result, statements };
  } finally {
    query.mockRestore();
  }
}

function statementOf([config, values]: Sent): Statement {
  const seen = sight.current();
  if (typeof config === 'string') return { text: config, values: Array.isArray(values) ? values : [], seen };
  return { text: config.text, values: config.values ?? [], seen };
}

/** Agencies and the working calendar are held in memory and renewed by the clock of the wall, in whatever request comes next. */
const RENEWS = /from organization\.agency order by id|from calendar\.revision order by number/;

/** How many statements the work sends, besides those that renew what is held in memory. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { statements } = await recorded(work);
  return statements.filter(({ text }) => !RENEWS.test(text)).length;
}
