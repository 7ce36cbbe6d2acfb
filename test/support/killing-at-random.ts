import fc from 'fast-check';
import type { System } from './system.ts';

/** How often a worker dies, and when. */
export interface Killing {
  kills: number;
  seed: number;
  /** Each kill comes after as many calls as chance says, fewer than these. */
  within: number;
  /** Before which kill the queues are lost with everything in them; never when absent. */
  wipeAt?: number;
}

/** Kills one of two workers, again and again, while they are at work. @param calls how many the outside world has had */
export async function killAtRandom(
  system: System,
  calls: () => number,
  { kills, seed, within, wipeAt }: Killing,
): Promise<void> {
  const before = calls();
  const workers = [system.startWorker(), system.startWorker()];
  const points = fc.sample(fc.noBias(fc.nat({ max: within - 1 })), { seed, numRuns: kills });
  for (const [kill, point] of points.sort((one, other) => one - other).entries()) {
    await system.until(`the calls before kill ${kill + 1}`, () => {
      if (calls() - before < point) throw new Error(`${calls() - before} of ${point}`);
    });
    if (kill === wipeAt) await system.wipeQueues();
    await system.kill(workers[kill % 2]!);
    workers[kill % 2] = system.startWorker();
  }
}
