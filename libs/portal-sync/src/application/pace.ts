import { setTimeout as wait } from 'node:timers/promises';

/** Lets through so many a second, evenly, for what must leave room for others. */
export class Pace {
  private next = 0;

  constructor(private readonly perSecond: number) {}

  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.perSecond;
    if (at - now >= 1) await wait(at - now);
  }
}
