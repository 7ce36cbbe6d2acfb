import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<number>();

/** How long the server lets a statement run before it stops it. Where nothing is said, as long as it lets its login. */
export const statementLimit = {
  /** Holds for every statement of the work, by whatever module it is sent; a statement that waits for a lock runs as well. */
  of: <Result>(milliseconds: number, work: () => Result): Result => storage.run(milliseconds, work),
  current: (): number | undefined => storage.getStore(),
};
