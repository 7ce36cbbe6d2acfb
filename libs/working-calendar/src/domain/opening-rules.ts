import type { CalendarDefinition, MakeUpDay, WeeklyOpening } from './calendar-definition.ts';
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
  readonly #makeUpDays: ReadonlyMap<number, MakeUpDay>;

  /** @param definition one without faults */
  constructor({ openings, daysOff, workingDays, publishedUntil }: CalendarDefinition) {
    this.#week = byWeekday(openings);
    this.#daysOff = new Set([...daysOff.keys()].map(dayNumber));
    this.#makeUpDays = new Map([...workingDays].map(([date, makeUpDay]) => [dayNumber(date), makeUpDay]));
    this.firstDay = Math.min(
      ...openings.map(({ validFrom }) => dayNumber(validFrom)),
      ...[...this.#makeUpDays].filter(([, makeUpDay]) => 'hours' in makeUpDay).map(([day]) => day),
    );
    this.lastRuledDay = Math.max(
      dayNumber(publishedUntil),
      ...this.#daysOff,
      ...this.#makeUpDays.keys(),
      ...openings.map(({ validFrom, validTo }) => dayNumber(validTo ?? validFrom)),
    );
  }

  hoursOn(day: number): DayHours {
    if (this.#daysOff.has(day)) return CLOSED;
    const makeUpDay = this.#makeUpDays.get(day);
    if (makeUpDay && 'hours' in makeUpDay) return makeUpDay.hours.toSorted((a, b) => a.opens - b.opens);
    return this.weekdayHours(makeUpDay?.hoursOf ?? isoWeekday(day), day);
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
