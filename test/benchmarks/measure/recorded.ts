import { Client } from 'pg';

/** A statement as it went to the server. BEGIN and COMMIT are statements too. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (
  this: Client,
  config: string | { text: string; values?: unknown[] },
  values?: unknown,
) => unknown;

/** Every statement the work sent to PostgreSQL from this process, by the driver itself, in order. */
export async function recorded<Result>(
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const statements: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function record(config, values) {
    const text = typeof config === 'string' ? config : config.text;
    const given = Array.isArray(values) ? values : typeof config === 'string' ? [] : (config.values ?? []);
    statements.push({ text, values: given });
    return original.apply(this, arguments as unknown as Parameters<Query>);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
