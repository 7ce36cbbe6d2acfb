import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const PROBE_EVERY_MS = 25;

/**
 * Probes for an effect another process brings about, until it is there.
 * @param sentence what is being waited for; the failure says it together with the last reason.
 */
export async function eventually<Result>(
  sentence: string,
  probe: () => Promise<Result> | Result,
  patienceMs = PATIENCE_MS,
): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (performance.now() > deadline) throw new Error(`never happened: ${sentence}`, { cause: error });
      await wait(PROBE_EVERY_MS);
    }
  }
}
