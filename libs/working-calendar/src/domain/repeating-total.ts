export const WEEK = 7;

/**
 * A running total of an amount per day, so that no question walks over days: a table of days whose last week repeats
 * for ever. Nothing lies before the table. Days are day numbers.
 */
export class RepeatingTotal {
  readonly #firstDay: number;
  readonly #length: number;
  /** The total before each day of the table, and, last, of all of it. */
  readonly #totals: readonly number[];
  readonly #perWeek: number;

  /** @param amounts one for each day from `firstDay` on, at least a week of them; whole and not negative */
  constructor(firstDay: number, amounts: readonly number[]) {
    this.#firstDay = firstDay;
    this.#length = amounts.length;
    this.#totals = runningTotals(amounts);
    this.#perWeek = this.#at(amounts.length) - this.#at(amounts.length - WEEK);
  }

  /** The total of all days before `day`. */
  before(day: number): number {
    const { position, weeks } = fold(day - this.#firstDay, this.#length);
    return this.#at(position) + weeks * this.#perWeek;
  }

  /** The day in which unit number `ordinal` (from 0) of the total lies; `null` when it never reaches it. */
  dayHolding(ordinal: number): number | null {
    const weeks = this.#weeksBeyondTable(ordinal);
    const rest = ordinal - weeks * this.#perWeek;
    if (rest < 0 || rest >= this.#at(this.#length)) return null;
    let low = this.#firstDay;
    let high = this.#firstDay + this.#length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.before(middle + 1) > rest) high = middle;
      else low = middle + 1;
    }
    return low + weeks * WEEK;
  }

  #weeksBeyondTable(ordinal: number): number {
    const beyond = ordinal - this.#at(this.#length - WEEK);
    return beyond <= 0 || this.#perWeek === 0 ? 0 : Math.floor(beyond / this.#perWeek);
  }

  #at(position: number): number {
    return this.#totals[position] ?? 0;
  }
}

/** The place in a table of `length` days that stands for `position`, and how many whole weeks after it that lies. */
export function fold(position: number, length: number): { position: number; weeks: number } {
  const weeks = Math.max(0, Math.floor((position - (length - WEEK)) / WEEK));
  return { position: position - weeks * WEEK, weeks };
}

function runningTotals(amounts: readonly number[]): number[] {
  const totals = [0];
  let total = 0;
  for (const amount of amounts) totals.push((total += amount));
  return totals;
}
