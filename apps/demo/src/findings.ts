import type { Timeline } from './timeline.ts';

/** What was expected and whether it was seen: the demo's verdict. */
export class Findings {
  private seen = 0;
  private readonly missed: string[] = [];

  constructor(private readonly timeline: Timeline) {}

  /** @param what the expectation, as a statement that is true when it is met */
  expect(met: boolean, what: string): void {
    if (met) {
      this.seen += 1;
      this.timeline.met(what);
    } else {
      this.missed.push(what);
      this.timeline.unmet(`không thấy (not seen): ${what}`);
    }
  }

  /** A story that broke off. */
  brokeOff(story: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.missed.push(`${story}: ${reason}`);
    this.timeline.unmet(`${story} dừng giữa chừng (broke off): ${reason}`);
  }

  get metCount(): number {
    return this.seen;
  }

  get unmet(): readonly string[] {
    return this.missed;
  }
}
