import type { CalendarDefinition, MakeUpDay } from './calendar-definition.ts';
import { check, type CalendarFault } from './calendar-fault.ts';
import { dateFaults, hoursFaults, openingFaults, weekdayFaults } from './check-hours.ts';

/** Every fault of the definition, in the order of its fields; none = it can be reckoned with. */
export function faultsOf(definition: CalendarDefinition): CalendarFault[] {
  const { openings, daysOff, workingDays, publishedUntil } = definition;
  return [
    ...check(openings.length > 0, 'no-opening', '/openings'),
    ...openingFaults(openings.map((opening, position) => ({ opening, pointer: `/openings/${position}` }))),
    ...[...daysOff.keys()].flatMap((date) => dateFaults(date, `/daysOff/${date}`)),
    ...[...workingDays].flatMap(([date, makeUpDay]) => [
      ...dateFaults(date, `/workingDays/${date}`),
      ...makeUpDayFaults(makeUpDay, `/workingDays/${date}`),
      ...check(!daysOff.has(date), 'day-off-and-worked', `/workingDays/${date}`),
    ]),
    ...dateFaults(publishedUntil, '/publishedUntil'),
  ];
}

const makeUpDayFaults = (makeUpDay: MakeUpDay, pointer: string): CalendarFault[] =>
  'hours' in makeUpDay
    ? [
        ...check(makeUpDay.hours.length > 0, 'no-opening', `${pointer}/hours`),
        ...hoursFaults(makeUpDay.hours, `${pointer}/hours`),
      ]
    : weekdayFaults(makeUpDay.hoursOf, `${pointer}/hoursOf`);
