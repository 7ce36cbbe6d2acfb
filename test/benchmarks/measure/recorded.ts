import { Client } from 'pg';

/** A statement as it went to the server. BEGIN and COMMIT are statements too. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (
  config: string | { text: string; values?: unknown[] },
  values?: unknown,
  ...rest: unknown[]
) => unknown;

/** Every statement the work sent to PostgreSQL from this process, taken from the driver itself, in order. */
export async function recorded<Result>(
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const statements: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function record(this: Client, config, values, ...rest) {
    const { text, values: own } = typeof config === 'string' ? { text: config, values: undefined } : config;
    statements.push({ text, values: own ?? (Array.isArray(values) ? values : []) });
    return original.call(this, config, values, ...rest);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
