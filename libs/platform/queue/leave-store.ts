import { setTimeout as wait } from 'node:timers/promises';

/** Seconds a queue store has to take leave in. One that is gone or frozen does not, and BullMQ would wait for it for ever. */
export const LEAVE_SECONDS = 3;

/** @returns whether it came to its end within so long; what does not is left to itself */
export async function endsWithin(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([work.then(() => true), wait(seconds * 1000, false, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
