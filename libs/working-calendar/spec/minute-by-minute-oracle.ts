import type { CalendarDefinition } from '../src/domain/calendar-definition.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';

const MINUTE = 60_000;
const SEVEN_HOURS = 7 * 60 * MINUTE;

/** The oracle's answer: an instant in milliseconds, and whether it lies past the published days. */
export interface SlowAnswer {
  at: number;
  provisional: boolean;
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

  /** @param dayLength what a working day is worth, said by the test */
  dueAt(receivedAt: Date, { amount, unit }: TimeLimit, dayLength: number): SlowAnswer | undefined {
    const opening = this.nextOpening(receivedAt);
    if (opening === undefined) return undefined;
    const start = new Date(opening);
    if (unit === 'working-hour' || unit === 'working-day') {
      const minutes = Math.round(amount * (unit === 'working-hour' ? 60 : dayLength));
      const reached = this.add(start, minutes);
      return minutes === 0 && reached ? { ...reached, at: opening } : reached;
    }
    let position = this.#lastMidnight(receivedAt, start, { amount, unit });
    while (!this.#isWorked(position)) {
      if (position >= this.#open.length) return undefined;
      position += 1440;
    }
    let closing = position + 1440;
    while (this.#open[closing - 1] === 0) closing -= 1;
    return { at: this.#instant(closing), provisional: this.#isUnpublished(position) };
  }

  /** Midnight of the day a limit counted in days ends on, before rolling over days off. */
  #lastMidnight(receivedAt: Date, start: Date, { amount, unit }: TimeLimit): number {
    const opening = this.#position(start);
    const openingMidnight = opening - (opening % 1440);
    if (unit === 'same-day') return opening % 1440 < 15 * 60 ? openingMidnight : openingMidnight + 1440;
    const received = this.#position(receivedAt);
    let midnight = received - (received % 1440);
    if (unit === 'month') {
      const [year, month, day] = this.#date(midnight).split('-').map(Number) as [number, number, number];
      const lastOfMonth = new Date(Date.UTC(year, month + Math.floor(amount), 0)).getUTCDate();
      const target = Date.UTC(year, month - 1 + Math.floor(amount), Math.min(day, lastOfMonth));
      midnight = (target - SEVEN_HOURS - this.#start) / MINUTE + Math.round((amount % 1) * 30) * 1440;
    } else {
      for (let passed = 0; passed < amount; passed += 1) midnight += 1440;
    }
    return Math.max(midnight, openingMidnight);
  }

  #layOut(midnight: number): void {
    const { openings, daysOff, workingDays } = this.#definition;
    const date = this.#date(midnight);
    if (daysOff.has(date)) return;
    const weekday = workingDays.get(date)?.hoursOf ?? (new Date(`${date}T00:00Z`).getUTCDay() || 7);
    for (const { validFrom, validTo, ...hours } of openings) {
      if (hours.weekday !== weekday || date < validFrom || (validTo ?? date) < date) continue;
      for (let minute = hours.opens; minute < hours.closes; minute += 1) this.#open[midnight + minute] = 1;
    }
  }

  #isWorked = (midnight: number): boolean => this.#open.subarray(midnight, midnight + 1440).includes(1);

  #isUnpublished = (position: number): boolean => this.#date(position) > this.#definition.publishedUntil;

  #date = (position: number): string =>
    new Date(this.#instant(position) + SEVEN_HOURS).toISOString().slice(0, 10);

  #position = (at: Date): number => Math.floor((at.getTime() - this.#start) / MINUTE);

  #instant = (position: number): number => this.#start + position * MINUTE;
}
