import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const storage = new AsyncLocalStorage<string>();

/**
 * One id from the HTTP request through the outbox to the job, so that a citizen's complaint can be followed to
 * every line it caused.
 */
export const correlation = {
  /** Runs the work under this id. */
  run: <Result>(id: string, work: () => Result): Result => storage.run(id, work),
  /** The id in force, or a new one when nothing was started under one. */
  current: (): string => storage.getStore() ?? randomUUID(),
  /** Takes a caller's id when it is harmless in a log line, else makes one. */
  accept: (offered: string | undefined): string =>
    offered && /^[A-Za-z0-9._-]{8,64}$/.test(offered) ? offered : randomUUID(),
  peek: (): string | undefined => storage.getStore(),
};
