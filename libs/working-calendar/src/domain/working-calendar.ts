import type { CalendarDefinition } from './calendar-definition.ts';
import { faultsOf } from './check-definition.ts';
import { civilDateOf, dayNumber, plusDays, type CivilDate } from './civil-date.ts';
import { isOpenAt } from './day-hours.ts';
import { DayIndex } from './day-index.ts';
import { InvalidCalendarError } from './invalid-calendar.error.ts';
import { NoWorkingTimeError } from './no-working-time.error.ts';
import { nominalDayLength } from './nominal-day-length.ts';
import { OpeningRules } from './opening-rules.ts';
import type { ReckonedTime } from './reckoned-time.ts';
import { SpecialDays, type ClosedDays } from './special-days.ts';
import { dayOfMinute, instantOf, minuteOfDay, MINUTES_PER_DAY, wallMinute } from './wall-clock.ts';

/**
 * The working time of an agency, in whole minutes of Viet Nam's clock. Immutable, and free of I/O and of the present:
 * build it once per definition. Reckoning costs the same for a minute and for a century (see `DayIndex`).
 *
 * An interval is open from its opening minute up to, not including, its closing minute. After `publishedUntil` the
 * weekly pattern goes on, with the days off and make-up days that are already known.
 */
export class WorkingCalendar {
  readonly code: string;
  readonly name: string;
  readonly publishedUntil: CivilDate;

  readonly #rules: OpeningRules;
  readonly #index: DayIndex;
  readonly #specialDays: SpecialDays;
  readonly #lastPublishedDay: number;
  /** By day number; asked for at every limit of working days. */
  readonly #dayLengths = new Map<number, number | null>();

  /** @throws InvalidCalendarError with every fault of the definition */
  constructor(definition: CalendarDefinition) {
    const faults = faultsOf(definition);
    if (faults.length > 0) throw new InvalidCalendarError(definition.code, faults);
    this.code = definition.code;
    this.name = definition.name;
    this.publishedUntil = definition.publishedUntil;
    this.#rules = new OpeningRules(definition);
    this.#index = new DayIndex(this.#rules);
    this.#specialDays = new SpecialDays(definition, this.#rules);
    this.#lastPublishedDay = dayNumber(definition.publishedUntil);
  }

  isOpen(at: Date): boolean {
    const minute = wallMinute(at);
    return isOpenAt(this.#index.hoursOn(dayOfMinute(minute)), minuteOfDay(minute));
  }

  /**
   * `at` itself when open, else the next minute the office opens.
   * @throws NoWorkingTimeError when it never opens again
   */
  nextOpening(at: Date): Date {
    if (this.isOpen(at)) return new Date(at);
    return instantOf(this.#found(this.#index.startOf(this.#index.elapsed(wallMinute(at)))));
  }

  /**
   * The earliest instant by which `minutes` working minutes have passed since `at`; so a count that runs out at closing
   * time ends there, not at the next opening. A negative count goes back, to the latest instant from which that many
   * minutes still pass until `at`. Zero is `at` without its seconds.
   * @param minutes a whole number
   * @throws NoWorkingTimeError when the calendar has not that much working time
   */
  add(at: Date, minutes: number): ReckonedTime {
    if (!Number.isSafeInteger(minutes)) throw new RangeError(`whole minutes are needed, got ${minutes}`);
    const from = wallMinute(at);
    if (minutes === 0) return this.#reckoned(from, dayOfMinute(from));
    const goal = this.#index.elapsed(from) + minutes;
    const lastMinute = this.#found(this.#index.startOf(minutes > 0 ? goal - 1 : goal));
    const reached = minutes > 0 ? lastMinute + 1 : lastMinute;
    return this.#reckoned(reached, Math.max(dayOfMinute(from), dayOfMinute(lastMinute)));
  }

  /** Working minutes from `from` to `to`; negative when `to` is earlier. */
  between(from: Date, to: Date): number {
    return this.#index.elapsed(wallMinute(to)) - this.#index.elapsed(wallMinute(from));
  }

  isWorkingDay(date: CivilDate): boolean {
    return this.#index.hoursOn(dayNumber(date)).length > 0;
  }

  /**
   * The first working day on or after `date`: where a limit ends whose last day is a day off (Civil Code 2015, art. 148.5).
   * @throws NoWorkingTimeError when there is none
   */
  workingDayFrom(date: CivilDate): CivilDate {
    return civilDateOf(this.#found(this.#index.workingDayAfter(dayNumber(date) - 1, 1)));
  }

  /**
   * The `count`-th working day after `date`, which is not counted itself; 0 is `date`, a working day or not.
   * @param count a whole number, not negative
   * @throws NoWorkingTimeError when there are not that many
   */
  workingDayAfter(date: CivilDate, count: number): CivilDate {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`whole days are needed, got ${count}`);
    }
    const day = dayNumber(date);
    if (count === 0) return date;
    return civilDateOf(this.#found(this.#index.workingDayAfter(day, count)));
  }

  /** Working days from `from` on, up to but not including `to`; 0 when that is not later. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    const { workingDays } = this.#index;
    return Math.max(0, workingDays.before(dayNumber(to)) - workingDays.before(dayNumber(from)));
  }

  /** Why the days from `from` to `to`, both included, are not all ordinary working days. */
  closedDays(from: CivilDate, to: CivilDate): ClosedDays {
    const special = this.#specialDays.within(from, to);
    const days = Math.max(0, dayNumber(to) + 1 - dayNumber(from));
    const worked = this.workingDaysBetween(from, plusDays(to, 1));
    return { ...special, restDays: days - worked - special.daysOff.length };
  }

  /**
   * The minute the office closes on `date`; on the next working day when `date` is not one.
   * @throws NoWorkingTimeError when there is none
   */
  closingOf(date: CivilDate): Date {
    const day = dayNumber(this.workingDayFrom(date));
    return instantOf(day * MINUTES_PER_DAY + (this.#index.hoursOn(day).at(-1)?.closes ?? 0));
  }

  /** Whether the days off of `date` are officially known. */
  isPublished(date: CivilDate): boolean {
    return date <= this.publishedUntil;
  }

  /**
   * The minutes a "working day" of a limit stands for, e.g. 480: what most working weekdays have in the weekly pattern in
   * force on `on`.
   * @throws NoWorkingTimeError when no hours are in force on `on`
   */
  dayLength(on: CivilDate = this.publishedUntil): number {
    const day = dayNumber(on);
    let length = this.#dayLengths.get(day);
    if (length === undefined) {
      length = nominalDayLength(this.#rules, day);
      this.#dayLengths.set(day, length);
    }
    return this.#found(length);
  }

  /** The civil date in Viet Nam. */
  dateOf(at: Date): CivilDate {
    return civilDateOf(dayOfMinute(wallMinute(at)));
  }

  #found(answer: number | null): number {
    if (answer === null) throw new NoWorkingTimeError(this.code);
    return answer;
  }

  #reckoned(minute: number, latestDay: number): ReckonedTime {
    return { at: instantOf(minute), provisional: latestDay > this.#lastPublishedDay };
  }
}
