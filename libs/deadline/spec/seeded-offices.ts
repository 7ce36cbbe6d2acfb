import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { CalendarBook, holidaysSchema, officeHoursSchema, type WorkingCalendar } from '#working-calendar';
import type { Office } from './worked-case.ts';

const seed = (name: string): unknown =>
  JSON.parse(readFileSync(projectPath('seed', 'calendar', name), 'utf8'));

const halfAnHourLess = {
  code: 'seven-and-a-half-hours',
  name: 'Giờ hành chính mùa đông',
  openings: [
    { opens: '07:30', closes: '11:30' },
    { opens: '13:30', closes: '17:00' },
  ].map((hours) => ({ ...hours, weekdays: [1, 2, 3, 4, 5], validFrom: '2018-01-01', validTo: null })),
};

const { calendars } = officeHoursSchema.parse(seed('office-hours.json'));
const book = new CalendarBook(
  {
    ...holidaysSchema.parse(seed('holidays.json')),
    calendars: [...calendars, halfAnHourLess],
    overrides: [],
  },
  1,
);

/** The calendar of an office with the days off and make-up days of the seed files. */
export const calendarOf = (office: Office): WorkingCalendar => book.of({ code: 'any', calendar: office });
