import type { DateTime } from 'luxon';
import { atWork, nextMorning } from './office-hours.ts';
import { seededDaysOff } from './seed.ts';
import type { World } from './world.ts';

/** Lets time pass: the simulators' clock is moved, or, on the real clock, nothing happens. */
export class Time {
  private readonly daysOff = seededDaysOff();

  /** @param moves whether the clock may be moved */
  constructor(
    private readonly world: World,
    readonly moves: boolean,
  ) {}

  now(): Promise<DateTime> {
    return this.world.now();
  }

  /** A new story begins on a working morning. */
  async toNextMorning(): Promise<void> {
    await this.moveTo(nextMorning(await this.now(), this.daysOff));
  }

  /** Goes on to an instant, or to the next opening when nobody is at work then. Never back. */
  async workUntil(instant: DateTime): Promise<void> {
    await this.moveTo(atWork(instant, this.daysOff));
  }

  private async moveTo(instant: DateTime): Promise<void> {
    if (this.moves && instant > (await this.now())) await this.world.moveClock(instant);
  }
}
