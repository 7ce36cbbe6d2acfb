import { Clock } from '#platform/clock';

/** A clock that moves only when a test says so. Starts on an ordinary Wednesday morning in Viet Nam. */
export class FakeClock extends Clock {
  private instant = new Date('2026-03-04T08:00:00+07:00');

  override now(): Date {
    return new Date(this.instant);
  }

  set(rfc3339: string): void {
    this.instant = new Date(rfc3339);
  }

  advance({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: Partial<Record<'days' | 'hours' | 'minutes' | 'seconds', number>>): void {
    const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
