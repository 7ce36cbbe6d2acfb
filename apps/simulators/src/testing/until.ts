import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets the event loop turn until the condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}
