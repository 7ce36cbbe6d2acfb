import type { AgencyOverride, CalendarBookDefinition } from './calendar-book-schema.ts';
import type { CalendarDefinition } from './calendar-definition.ts';
import { bookFaults } from './check-book.ts';
import type { CivilDate } from './civil-date.ts';
import { InvalidCalendarError } from './invalid-calendar.error.ts';
import { hoursFrom, makeUpDayFrom, openingsFrom } from './read-book.ts';
import { WorkingCalendar } from './working-calendar.ts';

/** The agency whose time is reckoned: its code, and the code of the calendar it keeps. */
export interface CalendarKeeper {
  readonly code: string;
  readonly calendar: string;
}

/** The working time of every agency as one revision has it. Immutable: a change is a new revision, and a new book. */
export class CalendarBook {
  readonly #shared: ReadonlyMap<string, CalendarDefinition>;
  readonly #overrides: ReadonlyMap<string, readonly AgencyOverride[]>;
  readonly #built = new Map<string, WorkingCalendar>();

  /** @throws InvalidCalendarError with every fault of the book */
  constructor(
    readonly definition: CalendarBookDefinition,
    readonly revision: number,
  ) {
    const faults = bookFaults(definition);
    if (faults.length > 0) throw new InvalidCalendarError(null, faults);
    this.#shared = new Map(sharedCalendars(definition).map((calendar) => [calendar.code, calendar]));
    this.#overrides = byAgency(definition.overrides);
  }

  /** The last day for which days off are officially known. */
  get publishedUntil(): CivilDate {
    return this.definition.publishedUntil;
  }

  /**
   * The calendar the agency keeps, with its own hours on single days laid over it. Agencies without such days share one.
   * @throws Error when the book has no such calendar
   */
  of({ code, calendar }: CalendarKeeper): WorkingCalendar {
    const overrides = this.#overrides.get(code);
    // A code of a calendar holds no blank, so no agency can be taken for another's.
    const key = overrides ? `${calendar} ${code}` : calendar;
    const built = this.#built.get(key);
    if (built) return built;
    const shared = this.#shared.get(calendar);
    if (!shared) throw new Error(`revision ${this.revision} has no working calendar ${calendar}`);
    const fresh = new WorkingCalendar(overrides ? overridden(shared, overrides) : shared);
    this.#built.set(key, fresh);
    return fresh;
  }
}

function sharedCalendars(definition: CalendarBookDefinition): CalendarDefinition[] {
  const { calendars, publishedUntil } = definition;
  const daysOff = new Map(definition.daysOff.map(({ date, name }) => [date, name]));
  const workingDays = new Map(definition.makeUpDays.map((day) => [day.date, makeUpDayFrom(day)]));
  return calendars.map((calendar) => ({
    code: calendar.code,
    name: calendar.name,
    openings: openingsFrom(calendar).map(({ opening }) => opening),
    daysOff,
    workingDays,
    publishedUntil,
  }));
}

function byAgency(overrides: readonly AgencyOverride[]): Map<string, AgencyOverride[]> {
  const agencies = new Map<string, AgencyOverride[]>();
  for (const override of overrides) {
    agencies.set(override.agency, [...(agencies.get(override.agency) ?? []), override]);
  }
  return agencies;
}

/** The agency's own word on a date beats the national day off or make-up day. */
function overridden(shared: CalendarDefinition, overrides: readonly AgencyOverride[]): CalendarDefinition {
  const daysOff = new Map(shared.daysOff);
  const workingDays = new Map(shared.workingDays);
  for (const { date, name, hours } of overrides) {
    daysOff.delete(date);
    workingDays.delete(date);
    if (hours.length === 0) daysOff.set(date, name);
    else workingDays.set(date, { name, hours: hoursFrom(hours) });
  }
  return { ...shared, daysOff, workingDays };
}
