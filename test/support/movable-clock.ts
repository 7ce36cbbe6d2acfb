import { renameSync, writeFileSync } from 'node:fs';
import { SystemClock } from '#platform/clock';

/** Time as every process of a system under test sees it: it runs on from wherever the test puts it (`CLOCK_FILE`). */
export class MovableClock {
  private readonly machine = new SystemClock();
  private offsetMs = 0;

  constructor(readonly file: string) {
    // An ordinary Wednesday morning in Viet Nam, whatever day the tests run on.
    this.set('2026-03-04T08:00:00+07:00');
  }

  now(): Date {
    return new Date(this.machine.now().getTime() + this.offsetMs);
  }

  set(rfc3339: string): void {
    this.move(Date.parse(rfc3339) - this.machine.now().getTime());
  }

  advance({ minutes }: { minutes: number }): void {
    this.move(this.offsetMs + minutes * 60_000);
  }

  /** Renamed into place: a reader never sees half of it. */
  private move(offsetMs: number): void {
    this.offsetMs = offsetMs;
    const draft = `${this.file}.draft`;
    writeFileSync(draft, JSON.stringify({ offsetMs }));
    renameSync(draft, this.file);
  }
}
