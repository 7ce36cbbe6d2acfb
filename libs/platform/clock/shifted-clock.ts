import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { Clock } from './clock.ts';

const clockFile = z.object({ offsetMs: z.int() });

/**
 * The machine's clock moved forward by `{"offsetMs": n}` in a file that the clock simulator writes. It lets days
 * pass in seconds on a local run; configuration refuses it in production.
 */
export class ShiftedClock extends Clock {
  private readAt = -1;
  private offsetMs = 0;

  constructor(private readonly file: string) {
    super();
  }

  override now(): Date {
    const changedAt = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
    if (changedAt !== this.readAt) {
      this.offsetMs = changedAt < 0 ? 0 : this.read();
      this.readAt = changedAt;
    }
    return new Date(Date.now() + this.offsetMs);
  }

  private read(): number {
    try {
      return clockFile.parse(JSON.parse(readFileSync(this.file, 'utf8'))).offsetMs;
    } catch (error) {
      throw new Error(`${this.file} is not a clock file ({"offsetMs": n})`, { cause: error });
    }
  }
}
