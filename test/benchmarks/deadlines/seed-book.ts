import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { type CalendarBookDefinition, holidaysSchema, officeHoursSchema } from '#working-calendar';

const seed = (name: string): unknown =>
  JSON.parse(readFileSync(projectPath('seed', 'calendar', name), 'utf8'));

/** The calendars of the seed as one book: 07:00–11:30 and 13:30–17:00, every day off and make-up day since 2018. */
export function seedBook(): CalendarBookDefinition {
  const { calendars } = officeHoursSchema.parse(seed('office-hours.json'));
  return { ...holidaysSchema.parse(seed('holidays.json')), calendars, overrides: [] };
}
