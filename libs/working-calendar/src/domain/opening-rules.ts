import type { CalendarDefinition, WeeklyOpening } from './calendar-definition.ts';
import { dayNumber, isoWeekday } from './civil-date.ts';
import { CLOSED, type DayHours, type OpenInterval } from './day-hours.ts';

interface DatedInterval extends OpenInterval {
  readonly from: number;
  readonly to: number;
}

/** Says which hours a day has: a day off beats everything, a make-up day beats the week. Days are day numbers. */
export class OpeningRules {
  /** The first day any hours hold. */
  readonly firstDay: number;
  /** The last day about which anything is said but an endlessly repeated week. */
  readonly lastRuledDay: number;

  readonly #week: ReadonlyMap<number, readonly DatedInterval[]>;
  readonly #daysOff: ReadonlySet<number>;
  readonly #hoursOf: ReadonlyMap<number, number>;

  /** @param definition one without faults */
  constructor({ openings, daysOff, workingDays, publishedUntil }: CalendarDefinition) {
    this.#week = byWeekday(openings);
    this.#daysOff = new Set([...daysOff.keys()].map(dayNumber));
    this.#hoursOf = new Map([...workingDays].map(([date, { hoursOf }]) => [dayNumber(date), hoursOf]));
    this.firstDay = Math.min(...openings.map(({ validFrom }) => dayNumber(validFrom)));
    this.lastRuledDay = Math.max(
      dayNumber(publishedUntil),
      ...this.#daysOff,
      ...this.#hoursOf.keys(),
      ...openings.map(({ validFrom, validTo }) => dayNumber(validTo ?? validFrom)),
    );
  }

  hoursOn(day: number): DayHours {
    if (this.#daysOff.has(day)) return CLOSED;
    return this.weekdayHours(this.#hoursOf.get(day) ?? isoWeekday(day), day);
  }

  /** The hours of a weekday under the weekly pattern in force on `day`, whatever weekday `day` itself is. */
  weekdayHours(weekday: number, day: number): DayHours {
    return this.#week.get(weekday)?.filter(({ from, to }) => from <= day && day <= to) ?? CLOSED;
  }
}

function byWeekday(openings: readonly WeeklyOpening[]): Map<number, DatedInterval[]> {
  const week = new Map<number, DatedInterval[]>();
  for (const { weekday, opens, closes, validFrom, validTo } of openings) {
    const intervals = week.get(weekday) ?? [];
    intervals.push({
      opens,
      closes,
      from: dayNumber(validFrom),
      to: validTo === null ? Infinity : dayNumber(validTo),
    });
    week.set(weekday, intervals);
  }
  for (const intervals of week.values()) intervals.sort((a, b) => a.opens - b.opens);
  return week;
}
