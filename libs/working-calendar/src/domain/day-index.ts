import { CLOSED, totalMinutes, type DayHours } from './day-hours.ts';
import type { OpeningRules } from './opening-rules.ts';

const WEEK = 7;

/**
 * Working minutes summed up day by day, so that no reckoning walks over days: a table from the first day of the rules
 * to the last they say anything about, and one week more, which repeats for ever. Days are day numbers.
 */
export class DayIndex {
  readonly #firstDay: number;
  /** The first day of the week that repeats. */
  readonly #weekStart: number;
  readonly #hours: readonly DayHours[];
  /** Working minutes before each day of the table, and, last, in all of it. */
  readonly #minutesBefore: readonly number[];
  readonly #minutesPerWeek: number;

  constructor(rules: Pick<OpeningRules, 'firstDay' | 'lastRuledDay' | 'hoursOn'>) {
    this.#firstDay = rules.firstDay;
    this.#weekStart = Math.max(rules.firstDay, rules.lastRuledDay + 1);
    const length = this.#weekStart + WEEK - this.#firstDay;
    this.#hours = Array.from({ length }, (_, position) => rules.hoursOn(this.#firstDay + position));
    this.#minutesBefore = runningTotals(this.#hours.map(totalMinutes));
    this.#minutesPerWeek = this.#before(length) - this.#before(length - WEEK);
  }

  hoursOn(day: number): DayHours {
    return this.#hours[this.#fold(day).position] ?? CLOSED;
  }

  /** Working minutes from the beginning of the calendar to the midnight `day` begins with. */
  minutesBefore(day: number): number {
    const { position, weeks } = this.#fold(day);
    return this.#before(position) + weeks * this.#minutesPerWeek;
  }

  /** The day in which working minute number `ordinal` (from 0) lies; `null` when the calendar never reaches it. */
  dayHolding(ordinal: number): number | null {
    const weeks = this.#weeksBeyondTable(ordinal);
    const rest = ordinal - weeks * this.#minutesPerWeek;
    if (rest < 0 || rest >= this.#before(this.#hours.length)) return null;
    let low = this.#firstDay;
    let high = this.#weekStart + WEEK - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.minutesBefore(middle + 1) > rest) high = middle;
      else low = middle + 1;
    }
    return low + weeks * WEEK;
  }

  #weeksBeyondTable(ordinal: number): number {
    const beyond = ordinal - this.minutesBefore(this.#weekStart);
    return beyond <= 0 || this.#minutesPerWeek === 0 ? 0 : Math.floor(beyond / this.#minutesPerWeek);
  }

  /** The place in the table whose hours the day has, and how many whole weeks after that place it lies. */
  #fold(day: number): { position: number; weeks: number } {
    const weeks = Math.max(0, Math.floor((day - this.#weekStart) / WEEK));
    return { position: day - weeks * WEEK - this.#firstDay, weeks };
  }

  /** Nothing before the table begins. */
  #before(position: number): number {
    return this.#minutesBefore[position] ?? 0;
  }
}

function runningTotals(amounts: readonly number[]): number[] {
  const totals = [0];
  let total = 0;
  for (const amount of amounts) totals.push((total += amount));
  return totals;
}
