import type { CalendarDefinition, MakeUpDay } from '../src/domain/calendar-definition.ts';

const MINUTE = 60_000;
const SEVEN_HOURS = 7 * 60 * MINUTE;

/** The oracle's answer: an instant in milliseconds, and whether it lies past the published days. */
export interface SlowAnswer {
  at: number;
  provisional: boolean;
}

/** The oracle's account of a span of days. */
export interface SlowClosedDays {
  daysOff: { date: string; name: string }[];
  makeUpDays: { date: string; name: string }[];
  restDays: number;
}

/**
 * The calculator the library is held against: one byte for every minute of some years, set from the definition day by day,
 * and every question answered by walking over them one at a time. Shares no code with the library.
 * Answers `undefined` when a walk leaves the years laid out.
 */
export class MinuteByMinuteOracle {
  readonly #open: Uint8Array;
  readonly #start: number;
  readonly #definition: CalendarDefinition;

  constructor(definition: CalendarDefinition, firstDate: string, lastDate: string) {
    this.#definition = definition;
    this.#start = Date.parse(`${firstDate}T00:00:00+07:00`);
    const end = Date.parse(`${lastDate}T24:00:00+07:00`);
    this.#open = new Uint8Array((end - this.#start) / MINUTE);
    for (let midnight = 0; midnight < this.#open.length; midnight += 1440) this.#layOut(midnight);
  }

  isOpen = (at: Date): boolean => this.#open[this.#position(at)] === 1;

  nextOpening(at: Date): number | undefined {
    if (this.isOpen(at)) return at.getTime();
    const position = this.#open.indexOf(1, this.#position(at));
    return position < 0 ? undefined : this.#instant(position);
  }

  add(at: Date, minutes: number): SlowAnswer | undefined {
    const open = this.#open;
    let position = this.#position(at);
    let furthest = position;
    for (let left = minutes; left > 0; position += 1) {
      if (position >= open.length) return undefined;
      furthest = position;
      if (open[position] === 1) left -= 1;
    }
    for (let left = minutes; left < 0;) {
      position -= 1;
      if (position < 0) return undefined;
      if (open[position] === 1) left += 1;
    }
    return { at: this.#instant(position), provisional: this.#isUnpublished(furthest) };
  }

  between(from: Date, to: Date): number {
    if (to < from) return 0 - this.between(to, from);
    const open = this.#open;
    const end = this.#position(to);
    let count = 0;
    for (let position = this.#position(from); position < end; position += 1) {
      if (open[position] === 1) count += 1;
    }
    return count;
  }

  /** The date of the `count`-th day with an open minute after `date`; `undefined` when the walk leaves the years. */
  workingDayAfter(date: string, count: number): string | undefined {
    let midnight = this.#midnight(date);
    for (let left = count; left > 0;) {
      midnight += 1440;
      if (midnight >= this.#open.length) return undefined;
      if (this.#isWorked(midnight)) left -= 1;
    }
    return this.#date(midnight);
  }

  workingDaysBetween(from: string, to: string): number {
    let count = 0;
    for (let midnight = this.#midnight(from); midnight < this.#midnight(to); midnight += 1440) {
      if (this.#isWorked(midnight)) count += 1;
    }
    return count;
  }

  closedDays(from: string, to: string): SlowClosedDays {
    const { daysOff, workingDays } = this.#definition;
    const closed: SlowClosedDays = { daysOff: [], makeUpDays: [], restDays: 0 };
    for (let midnight = this.#midnight(from); midnight <= this.#midnight(to); midnight += 1440) {
      const date = this.#date(midnight);
      const name = daysOff.get(date) ?? workingDays.get(date)?.name;
      if (this.#isWorked(midnight)) {
        if (name !== undefined) closed.makeUpDays.push({ date, name });
      } else if (name !== undefined && this.#recurring(date, weekdayOf(date)).length > 0) {
        closed.daysOff.push({ date, name });
      } else {
        closed.restDays += 1;
      }
    }
    return closed;
  }

  #layOut(midnight: number): void {
    const { daysOff, workingDays } = this.#definition;
    const date = this.#date(midnight);
    if (daysOff.has(date)) return;
    for (const { opens, closes } of this.#hours(date, workingDays.get(date))) {
      for (let minute = opens; minute < closes; minute += 1) this.#open[midnight + minute] = 1;
    }
  }

  #hours(date: string, makeUpDay: MakeUpDay | undefined): readonly { opens: number; closes: number }[] {
    if (makeUpDay === undefined) return this.#recurring(date, weekdayOf(date));
    return 'hours' in makeUpDay ? makeUpDay.hours : this.#recurring(date, makeUpDay.hoursOf);
  }

  #recurring = (date: string, weekday: number): readonly { opens: number; closes: number }[] =>
    this.#definition.openings.filter(
      ({ validFrom, validTo, ...hours }) =>
        hours.weekday === weekday && validFrom <= date && date <= (validTo ?? date),
    );

  #isWorked = (midnight: number): boolean => this.#open.subarray(midnight, midnight + 1440).includes(1);

  #isUnpublished = (position: number): boolean => this.#date(position) > this.#definition.publishedUntil;

  #date = (position: number): string =>
    new Date(this.#instant(position) + SEVEN_HOURS).toISOString().slice(0, 10);

  #midnight = (date: string): number => this.#position(new Date(`${date}T00:00:00+07:00`));

  #position = (at: Date): number => Math.floor((at.getTime() - this.#start) / MINUTE);

  #instant = (position: number): number => this.#start + position * MINUTE;
}

/** 1 (Monday) to 7 (Sunday). */
const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay() || 7;
