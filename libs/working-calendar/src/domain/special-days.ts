import type { CalendarDefinition } from './calendar-definition.ts';
import { dayNumber, isoWeekday, type CivilDate } from './civil-date.ts';
import type { OpeningRules } from './opening-rules.ts';

/** A day people know by a name. */
export interface NamedDay {
  readonly date: CivilDate;
  readonly name: string;
}

/** Why a span of days has fewer working days than days. */
export interface ClosedDays {
  /** Closed by a rule of their own, although the week would have them worked. */
  readonly daysOff: readonly NamedDay[];
  /** Worked under hours of their own, whatever the week says of them. */
  readonly makeUpDays: readonly NamedDay[];
  /** Closed as the week has them; days off that fall on such a day are among these. */
  readonly restDays: number;
}

/** The days that differ from the week, in order, so that those of any span are found by halving. */
export class SpecialDays {
  readonly #daysOff: readonly NamedDay[];
  readonly #makeUpDays: readonly NamedDay[];

  /** @param definition one without faults, the same the rules were made of */
  constructor({ daysOff, workingDays }: CalendarDefinition, rules: OpeningRules) {
    const days = [
      ...[...daysOff].map(([date, name]) => ({ date, name })),
      ...[...workingDays].map(([date, { name }]) => ({ date, name })),
    ].sort((one, other) => (one.date < other.date ? -1 : 1));
    const isWorked = ({ date }: NamedDay) => rules.hoursOn(dayNumber(date)).length > 0;
    const isWeekday = ({ date }: NamedDay) => {
      const day = dayNumber(date);
      return rules.weekdayHours(isoWeekday(day), day).length > 0;
    };
    this.#daysOff = days.filter((day) => !isWorked(day) && isWeekday(day));
    this.#makeUpDays = days.filter(isWorked);
  }

  /** Both dates included; none when `to` is before `from`. */
  within(from: CivilDate, to: CivilDate): Pick<ClosedDays, 'daysOff' | 'makeUpDays'> {
    return {
      daysOff: within(this.#daysOff, from, to),
      makeUpDays: within(this.#makeUpDays, from, to),
    };
  }
}

const within = (days: readonly NamedDay[], from: CivilDate, to: CivilDate): readonly NamedDay[] =>
  days.slice(
    firstPlace(days, (date) => date >= from),
    firstPlace(days, (date) => date > to),
  );

/** The first place whose date passes; every later one does too. */
function firstPlace(days: readonly NamedDay[], passes: (date: CivilDate) => boolean): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const day = days[middle];
    if (!day || passes(day.date)) high = middle;
    else low = middle + 1;
  }
  return low;
}
