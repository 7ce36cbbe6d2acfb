import type {
  AgencyOverride,
  BookMakeUpDay,
  CalendarBookDefinition,
  WeeklyCalendar,
} from './calendar-book-schema.ts';
import { check, type CalendarFault } from './calendar-fault.ts';
import { dateFaults, hoursFaults, openingFaults, repeated } from './check-hours.ts';
import { hoursFrom, openingsFrom } from './read-book.ts';

/**
 * Every fault of a book in the form of `calendarBookSchema`, in the order of its fields; pointers lead into the book.
 * A book without faults holds calendars without faults, with each agency's overrides laid over them or not.
 */
export function bookFaults(book: CalendarBookDefinition): CalendarFault[] {
  const { publishedUntil, daysOff, makeUpDays, calendars, overrides } = book;
  const off = new Set(daysOff.map(({ date }) => date));
  return [
    ...dateFaults(publishedUntil, '/publishedUntil'),
    ...daysOff.flatMap(({ date }, i) => dateFaults(date, `/daysOff/${i}/date`)),
    ...repeated(datesOf(daysOff), 'duplicate-date', (i) => `/daysOff/${i}/date`),
    ...makeUpDays.flatMap((day, i) => makeUpDayFaults(day, off, `/makeUpDays/${i}`)),
    ...repeated(datesOf(makeUpDays), 'duplicate-date', (i) => `/makeUpDays/${i}/date`),
    ...calendars.flatMap((calendar, i) => calendarFaults(calendar, `/calendars/${i}`)),
    ...repeated(
      calendars.map(({ code }) => code),
      'duplicate-calendar',
      (i) => `/calendars/${i}/code`,
    ),
    ...overrides.flatMap((override, i) => overrideFaults(override, `/overrides/${i}`)),
    ...repeated(
      overrides.map(({ agency, date }) => `${date} ${agency}`),
      'duplicate-override',
      (i) => `/overrides/${i}`,
    ),
  ];
}

const datesOf = (days: readonly { date: string }[]): string[] => days.map(({ date }) => date);

const makeUpDayFaults = (
  day: BookMakeUpDay,
  daysOff: ReadonlySet<string>,
  pointer: string,
): CalendarFault[] => [
  ...dateFaults(day.date, `${pointer}/date`),
  ...('for' in day
    ? dateFaults(day.for, `${pointer}/for`)
    : hoursFaults(hoursFrom(day.hours), `${pointer}/hours`)),
  ...check(!daysOff.has(day.date), 'day-off-and-worked', `${pointer}/date`),
];

const overrideFaults = ({ date, hours }: AgencyOverride, pointer: string): CalendarFault[] => [
  ...dateFaults(date, `${pointer}/date`),
  ...hoursFaults(hoursFrom(hours), `${pointer}/hours`),
];

function calendarFaults(calendar: WeeklyCalendar, pointer: string): CalendarFault[] {
  const openings = openingsFrom(calendar).map(({ opening, position }) => ({
    opening,
    pointer: `${pointer}/openings/${position}`,
  }));
  return [
    ...check(openings.length > 0, 'no-opening', `${pointer}/openings`),
    ...once(openingFaults(openings)),
  ];
}

/** An opening of five weekdays has its faults five times over. */
const once = (faults: readonly CalendarFault[]): CalendarFault[] => [
  ...new Map(faults.map((fault) => [`${fault.code} ${fault.pointer}`, fault])).values(),
];
