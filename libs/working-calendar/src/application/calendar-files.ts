import { z } from 'zod';
import { calendarBookSchema } from '../domain/calendar-book-schema.ts';

/** The official days off and make-up working days, re-entered from the yearly notices. */
export const holidaysSchema = calendarBookSchema.pick({
  publishedUntil: true,
  sources: true,
  daysOff: true,
  makeUpDays: true,
});

/** The weekly hours agencies keep, and which agency keeps which. */
export const officeHoursSchema = calendarBookSchema.pick({ calendars: true }).extend({
  /** Calendar code by agency code; agencies not named keep `standard`. */
  agencies: z.record(z.string(), z.string()),
});

export type Holidays = z.infer<typeof holidaysSchema>;
export type OfficeHours = z.infer<typeof officeHoursSchema>;
