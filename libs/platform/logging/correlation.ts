import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

interface Context {
  readonly id: string;
  readonly address: string | null;
}

const storage = new AsyncLocalStorage<Context>();

/**
 * One id from the HTTP request through the outbox to the job, so that a citizen's complaint can be followed to
 * every line it caused; and the network address a request came from.
 */
export const correlation = {
  /** Runs the work under this id. @param address of the caller; `null` where the system acts by itself */
  run: <Result>(id: string, work: () => Result, address: string | null = null): Result =>
    storage.run({ id, address }, work),
  /** The id in force, or a new one when nothing was started under one. */
  current: (): string => storage.getStore()?.id ?? randomUUID(),
  /** Where the request came from. */
  address: (): string | null => storage.getStore()?.address ?? null,
  /** Takes a caller's id when it is harmless in a log line, else makes one. */
  accept: (offered: string | undefined): string =>
    offered && /^[A-Za-z0-9._-]{8,64}$/.test(offered) ? offered : randomUUID(),
  peek: (): string | undefined => storage.getStore()?.id,
};
