import type { WeeklyOpening } from './calendar-definition.ts';
import { calendarFault, check, type CalendarFault } from './calendar-fault.ts';
import { isCivilDate } from './civil-date.ts';
import type { DayHours, OpenInterval } from './day-hours.ts';
import { MINUTES_PER_DAY } from './wall-clock.ts';

/** Bounds of what the index may have to hold; "until further notice" is written `null`, never as a far date. */
const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';

/** An opening, and where it is written. */
export interface PlacedOpening {
  readonly opening: WeeklyOpening;
  readonly pointer: string;
}

/** Faults of each opening by itself, and with those before it. */
export const openingFaults = (openings: readonly PlacedOpening[]): CalendarFault[] =>
  openings.flatMap(({ opening, pointer }, position) => [
    ...weekdayFaults(opening.weekday, `${pointer}/weekday`),
    ...intervalFaults(opening, pointer),
    ...validityFaults(opening, pointer),
    ...check(
      !openings.slice(0, position).some((earlier) => recursTogether(earlier.opening, opening)),
      'overlapping-openings',
      pointer,
    ),
  ]);

/** Faults of the hours of one day; that there are none at all is for the caller to judge. */
export const hoursFaults = (hours: DayHours, pointer: string): CalendarFault[] =>
  hours.flatMap((interval, position) => [
    ...intervalFaults(interval, `${pointer}/${position}`),
    ...check(
      !hours.slice(0, position).some((earlier) => overlap(earlier, interval)),
      'overlapping-hours',
      `${pointer}/${position}`,
    ),
  ]);

export const weekdayFaults = (weekday: number, pointer: string): CalendarFault[] =>
  check(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7, 'bad-weekday', pointer);

export const dateFaults = (date: string, pointer: string): CalendarFault[] =>
  check(isCivilDate(date) && date >= EARLIEST && date <= LATEST, 'bad-date', pointer);

/** A fault at every value that was there before. */
export function repeated(
  values: readonly string[],
  code: CalendarFault['code'],
  pointer: (position: number) => string,
): CalendarFault[] {
  const seen = new Set<string>();
  return values.flatMap((value, position) => {
    if (seen.has(value)) return [calendarFault(code, pointer(position))];
    seen.add(value);
    return [];
  });
}

const intervalFaults = ({ opens, closes }: OpenInterval, pointer: string): CalendarFault[] => [
  ...timeFaults(opens, `${pointer}/opens`),
  ...timeFaults(closes, `${pointer}/closes`),
  ...check(closes > opens, 'closes-before-opening', pointer),
];

const validityFaults = ({ validFrom, validTo }: WeeklyOpening, pointer: string): CalendarFault[] => [
  ...dateFaults(validFrom, `${pointer}/validFrom`),
  ...(validTo === null ? [] : dateFaults(validTo, `${pointer}/validTo`)),
  ...check(validTo === null || validTo >= validFrom, 'ends-before-start', pointer),
];

const timeFaults = (minutes: number, pointer: string): CalendarFault[] =>
  check(Number.isInteger(minutes) && minutes >= 0 && minutes <= MINUTES_PER_DAY, 'bad-time', pointer);

const overlap = (a: OpenInterval, b: OpenInterval): boolean => a.opens < b.closes && b.opens < a.closes;

const recursTogether = (a: WeeklyOpening, b: WeeklyOpening): boolean =>
  a.weekday === b.weekday &&
  overlap(a, b) &&
  a.validFrom <= (b.validTo ?? LATEST) &&
  b.validFrom <= (a.validTo ?? LATEST);
