import type { CalendarDefinition } from '#working-calendar';

const MINUTE = 60_000;
const SEVEN_HOURS = 7 * 60 * MINUTE;
const DAY = 1440;

/** The model's walk left the years it laid out, or the calendar has no time left. */
export class OutOfTime extends Error {}

/**
 * Working time, slow and obvious: one byte for every minute of some years, set from the definition day by day, and every
 * question answered by walking over them. Minutes and days are counted from the first midnight laid out; seconds are dropped.
 */
export class LaidOutCalendar {
  readonly #open: Uint8Array;
  readonly #start: number;
  readonly #definition: CalendarDefinition;

  constructor(definition: CalendarDefinition, firstDate: string, lastDate: string) {
    this.#definition = definition;
    this.#start = Date.parse(`${firstDate}T00:00:00+07:00`);
    const end = Date.parse(`${lastDate}T24:00:00+07:00`);
    this.#open = new Uint8Array((end - this.#start) / MINUTE);
    for (let day = 0; day < this.#open.length / DAY; day += 1) this.#layOut(day);
  }

  minuteOf = (at: Date): number => Math.floor((at.getTime() - this.#start) / MINUTE);

  instantOf = (minute: number): Date => new Date(this.#start + minute * MINUTE);

  dayOf = (minute: number): number => Math.floor(minute / DAY);

  minuteOfDay = (minute: number): number => minute - this.dayOf(minute) * DAY;

  dateOf = (day: number): string =>
    new Date(this.#start + day * DAY * MINUTE + SEVEN_HOURS).toISOString().slice(0, 'yyyy-MM-dd'.length);

  dayOfDate = (date: string): number => this.minuteOf(new Date(`${date}T00:00:00+07:00`)) / DAY;

  isPublished = (day: number): boolean => this.dateOf(day) <= this.#definition.publishedUntil;

  isWorkingDay = (day: number): boolean => this.#open.subarray(day * DAY, (day + 1) * DAY).includes(1);

  /** The minute itself when open, else the next open one. */
  openingOf(minute: number): number {
    const opening = this.#open.indexOf(1, minute);
    if (opening < 0) throw new OutOfTime();
    return opening;
  }

  /** The end of the last open minute of a working day. */
  closingOf(day: number): number {
    let closing = (day + 1) * DAY;
    while (this.#open[closing - 1] === 0) closing -= 1;
    return closing;
  }

  /** The end of the last of so many open minutes from a minute on; the minute itself when it is none. */
  walk(from: number, minutes: number): number {
    let minute = from;
    for (let left = minutes; left > 0; minute += 1) {
      if (minute >= this.#open.length) throw new OutOfTime();
      if (this.#open[minute] === 1) left -= 1;
    }
    return minute;
  }

  openMinutes(from: number, to: number): number {
    let count = 0;
    for (let minute = from; minute < to; minute += 1) {
      if (this.#open[minute] === 1) count += 1;
    }
    return count;
  }

  /** The first working day on or after a day. */
  workingDayFrom(day: number): number {
    for (let it = day; it * DAY < this.#open.length; it += 1) if (this.isWorkingDay(it)) return it;
    throw new OutOfTime();
  }

  /** The n-th working day after a day; the day itself when n is 0. */
  workingDayAfter(day: number, n: number): number {
    let reached = day;
    for (let left = n; left > 0; left -= 1) reached = this.workingDayFrom(reached + 1);
    return reached;
  }

  /** Working days from a day on, up to but not including another. */
  workingDays(from: number, to: number): number {
    let count = 0;
    for (let day = from; day < to; day += 1) if (this.isWorkingDay(day)) count += 1;
    return count;
  }

  /** What most of the weekdays that are worked have under the hours in force on a day; the most when two are as frequent. */
  dayLength(day: number): number {
    const lengths = [1, 2, 3, 4, 5, 6, 7]
      .map((weekday) =>
        this.#hoursOf(weekday, this.dateOf(day)).reduce((sum, it) => sum + it.closes - it.opens, 0),
      )
      .filter((length) => length > 0);
    const often = (length: number): number => lengths.filter((it) => it === length).length;
    const [usual] = lengths.toSorted((a, b) => often(b) - often(a) || b - a);
    if (usual === undefined) throw new OutOfTime();
    return usual;
  }

  #layOut(day: number): void {
    const { daysOff, workingDays } = this.#definition;
    const date = this.dateOf(day);
    if (daysOff.has(date)) return;
    const own = workingDays.get(date) ?? { hoursOf: new Date(`${date}T00:00Z`).getUTCDay() || 7 };
    const hours = 'hours' in own ? own.hours : this.#hoursOf(own.hoursOf, date);
    for (const { opens, closes } of hours) this.#open.fill(1, day * DAY + opens, day * DAY + closes);
  }

  #hoursOf = (weekday: number, date: string) =>
    this.#definition.openings.filter(
      (it) => it.weekday === weekday && it.validFrom <= date && date <= (it.validTo ?? date),
    );
}
