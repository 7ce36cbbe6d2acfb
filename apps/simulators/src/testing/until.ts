import { setImmediate as nextTurn } from 'node:timers/promises';

const longestWaitMs = 10_000;

/** Lets the event loop turn until the condition holds. @throws when it still does not after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!condition()) {
    if (performance.now() - startedAt > longestWaitMs) {
      throw new Error(`never came true: ${condition.toString()}`);
    }
    await nextTurn();
  }
}
