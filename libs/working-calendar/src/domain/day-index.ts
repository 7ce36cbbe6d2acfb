import { CLOSED, minuteOfDayAt, openMinutesBefore, totalMinutes, type DayHours } from './day-hours.ts';
import type { OpeningRules } from './opening-rules.ts';
import { fold, RepeatingTotal, WEEK } from './repeating-total.ts';
import { dayOfMinute, minuteOfDay, MINUTES_PER_DAY } from './wall-clock.ts';

/**
 * The hours of every day, and their running totals: laid out from the first day of the rules to the last they say
 * anything about, and one week more, which repeats for ever. Days are day numbers.
 */
export class DayIndex {
  /** Working minutes. */
  readonly minutes: RepeatingTotal;
  /** Days with any working time, each counted once. */
  readonly workingDays: RepeatingTotal;

  readonly #firstDay: number;
  readonly #hours: readonly DayHours[];

  constructor(rules: Pick<OpeningRules, 'firstDay' | 'lastRuledDay' | 'hoursOn'>) {
    const { firstDay, lastRuledDay } = rules;
    const length = Math.max(firstDay, lastRuledDay + 1) + WEEK - firstDay;
    this.#firstDay = firstDay;
    this.#hours = Array.from({ length }, (_, position) => rules.hoursOn(firstDay + position));
    const minutes = this.#hours.map(totalMinutes);
    this.minutes = new RepeatingTotal(firstDay, minutes);
    this.workingDays = new RepeatingTotal(
      firstDay,
      minutes.map((open) => Math.min(open, 1)),
    );
  }

  hoursOn(day: number): DayHours {
    return this.#hours[fold(day - this.#firstDay, this.#hours.length).position] ?? CLOSED;
  }

  /** Working minutes from the beginning of the calendar until a wall minute. */
  elapsed(minute: number): number {
    const day = dayOfMinute(minute);
    return this.minutes.before(day) + openMinutesBefore(this.hoursOn(day), minuteOfDay(minute));
  }

  /** The `count`-th working day (from 1) after `day`, which is not counted itself; `null` when there is none. */
  workingDayAfter(day: number, count: number): number | null {
    return this.workingDays.dayHolding(this.workingDays.before(day + 1) + count - 1);
  }

  /** The wall minute at which working minute number `ordinal` (from 0) begins; `null` when there is none. */
  startOf(ordinal: number): number | null {
    const day = this.minutes.dayHolding(ordinal);
    if (day === null) return null;
    const ordinalInDay = ordinal - this.minutes.before(day);
    return day * MINUTES_PER_DAY + minuteOfDayAt(this.hoursOn(day), ordinalInDay);
  }
}
