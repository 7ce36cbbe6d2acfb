import type { CalendarDefinition, WeeklyOpening } from './calendar-definition.ts';
import { calendarFault, type CalendarFault, type CalendarFaultCode } from './calendar-fault.ts';
import { isCivilDate } from './civil-date.ts';
import { MINUTES_PER_DAY } from './wall-clock.ts';

/** Bounds of what the index may have to hold; "until further notice" is written `null`, never as a far date. */
const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';

/** Every fault of the definition, in the order of its fields; none = it can be reckoned with. */
export function faultsOf(definition: CalendarDefinition): CalendarFault[] {
  const { openings, daysOff, workingDays, publishedUntil } = definition;
  return [
    ...check(openings.length > 0, 'no-opening', '/openings'),
    ...openings.flatMap((opening, position) => [
      ...openingFaults(opening, `/openings/${position}`),
      ...check(
        !openings.slice(0, position).some((earlier) => overlap(earlier, opening)),
        'overlapping-openings',
        `/openings/${position}`,
      ),
    ]),
    ...[...daysOff.keys()].flatMap((date) => dateFaults(date, `/daysOff/${date}`)),
    ...[...workingDays].flatMap(([date, { hoursOf }]) => [
      ...dateFaults(date, `/workingDays/${date}`),
      ...weekdayFaults(hoursOf, `/workingDays/${date}/hoursOf`),
      ...check(!daysOff.has(date), 'day-off-and-worked', `/workingDays/${date}`),
    ]),
    ...dateFaults(publishedUntil, '/publishedUntil'),
  ];
}

function openingFaults(opening: WeeklyOpening, pointer: string): CalendarFault[] {
  const { weekday, opens, closes, validFrom, validTo } = opening;
  return [
    ...weekdayFaults(weekday, `${pointer}/weekday`),
    ...timeFaults(opens, `${pointer}/opens`),
    ...timeFaults(closes, `${pointer}/closes`),
    ...check(closes > opens, 'closes-before-opening', pointer),
    ...dateFaults(validFrom, `${pointer}/validFrom`),
    ...(validTo === null ? [] : dateFaults(validTo, `${pointer}/validTo`)),
    ...check(validTo === null || validTo >= validFrom, 'ends-before-start', pointer),
  ];
}

const overlap = (a: WeeklyOpening, b: WeeklyOpening): boolean =>
  a.weekday === b.weekday &&
  a.opens < b.closes &&
  b.opens < a.closes &&
  a.validFrom <= (b.validTo ?? LATEST) &&
  b.validFrom <= (a.validTo ?? LATEST);

const weekdayFaults = (weekday: number, pointer: string): CalendarFault[] =>
  check(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7, 'bad-weekday', pointer);

const timeFaults = (minutes: number, pointer: string): CalendarFault[] =>
  check(Number.isInteger(minutes) && minutes >= 0 && minutes <= MINUTES_PER_DAY, 'bad-time', pointer);

const dateFaults = (date: string, pointer: string): CalendarFault[] =>
  check(isCivilDate(date) && date >= EARLIEST && date <= LATEST, 'bad-date', pointer);

const check = (holds: boolean, code: CalendarFaultCode, pointer: string): CalendarFault[] =>
  holds ? [] : [calendarFault(code, pointer)];
