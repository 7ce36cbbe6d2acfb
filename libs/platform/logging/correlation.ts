import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

interface Context {
  readonly id: string;
  readonly address: string | null;
  readonly remarks: Record<string, unknown>;
}

const storage = new AsyncLocalStorage<Context>();

/**
 * One id from the HTTP request through the outbox to the job, so that a citizen's complaint can be followed to
 * every line it caused; the network address a request came from; and under what circumstances it was let in.
 */
export const correlation = {
  /** Runs the work under this id. @param address of the caller; `null` where the system acts by itself */
  run: <Result>(id: string, work: () => Result, address: string | null = null): Result =>
    storage.run({ id, address, remarks: {} }, work),
  /** The id in force, or a new one when nothing was started under one. */
  current: (): string => storage.getStore()?.id ?? randomUUID(),
  /** Where the request came from. */
  address: (): string | null => storage.getStore()?.address ?? null,
  /** Adds what every audit entry of this request is to say besides its own details. Outside of one it says nothing. */
  remark: (remarks: Readonly<Record<string, unknown>>): void => {
    Object.assign(storage.getStore()?.remarks ?? {}, remarks);
  },
  remarks: (): Readonly<Record<string, unknown>> => storage.getStore()?.remarks ?? {},
  /** Takes a caller's id when it is harmless in a log line, else makes one. */
  accept: (offered: string | undefined): string =>
    offered && /^[A-Za-z0-9._-]{8,64}$/.test(offered) ? offered : randomUUID(),
  peek: (): string | undefined => storage.getStore()?.id,
};
