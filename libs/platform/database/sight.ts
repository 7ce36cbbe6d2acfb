import { AsyncLocalStorage } from 'node:async_hooks';

/** What of the dossiers the database shows, at most: those of agencies, and those that officers have to do with in person. */
export interface Sight {
  /** Ids; `everything` for work that is nobody's, or for all. */
  readonly agencies: 'everything' | readonly number[];
  /** Ids. */
  readonly officers: readonly number[];
}

export const NOTHING: Sight = { agencies: [], officers: [] };
export const EVERYTHING: Sight = { agencies: 'everything', officers: [] };

const storage = new AsyncLocalStorage<{ seen: Sight }>();

/** The sight of the request being answered. Outside of requests a process has its own. */
export const sight = {
  /** Answers a request, which sees nothing until it {@link sight.becomes} known whose it is. */
  ofRequest: <Result>(work: () => Result): Result => storage.run({ seen: NOTHING }, work),
  /** Does within this sight what is done for several at a time. */
  of: <Result>(seen: Sight, work: () => Result): Result => storage.run({ seen }, work),
  /** What the request sees from now on. */
  becomes: (seen: Sight): void => {
    const request = storage.getStore();
    if (!request) throw new Error('only a request comes into sight of something');
    request.seen = seen;
  },
  current: (): Sight | undefined => storage.getStore()?.seen,
};
