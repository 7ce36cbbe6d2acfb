import { Clock } from './clock.ts';

/** The machine's own clock: what runs in production. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
