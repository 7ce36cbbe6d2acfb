import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DateTime, type Duration } from 'luxon';
import { z } from 'zod';
import { Problem } from '../pages/problem.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const clockFile = z.object({ offsetMs: z.number().int().min(0) });

/**
 * The machine's clock moved forward. Other processes of a local run follow it through a file holding
 * `{"offsetMs": n}`. Time moves forward only: a system that has promised dates never sees them come back.
 */
export class SimulatedClock {
  #offsetMs: number;

  /** @param file where the offset is kept; without one the clock cannot be moved. @throws when it is malformed. */
  constructor(private readonly file?: string) {
    this.#offsetMs = file ? readOffset(file) : 0;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): DateTime<true> {
    return DateTime.fromMillis(Date.now() + this.#offsetMs, { zone: VIETNAM }) as DateTime<true>;
  }

  /** The present instant as RFC 3339 with Viet Nam's offset. */
  stamp(): string {
    return this.now().toISO();
  }

  /** @throws Problem `clock.not-configured`, `clock.backwards` */
  moveTo(instant: DateTime): void {
    this.advance(instant.diff(this.now()));
  }

  /** @throws Problem `clock.not-configured`, `clock.backwards` */
  advance(by: Duration): void {
    if (!this.file) throw notConfigured();
    const aheadMs = Math.round(by.toMillis());
    if (aheadMs <= 0) throw backwards(this.stamp());
    this.#offsetMs += aheadMs;
    writeWhole(this.file, JSON.stringify({ offsetMs: this.#offsetMs }));
  }
}

function readOffset(file: string): number {
  try {
    return clockFile.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw new Error(`${file} is not a clock file ({"offsetMs": n})`, { cause: error });
  }
}

/** Readers see the old content or the new, never half of it. */
function writeWhole(file: string, content: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

const notConfigured = () =>
  new Problem(404, 'clock.not-configured', {
    vi: 'Không thể chỉnh đồng hồ: chưa khai báo CLOCK_FILE.',
    en: 'The clock cannot be moved: no CLOCK_FILE is configured.',
  });

const backwards = (now: string) =>
  new Problem(400, 'clock.backwards', {
    vi: `Thời gian chỉ đi tới. Bây giờ là ${now}.`,
    en: `Time only moves forward. It is now ${now}.`,
  });
