import { z } from 'zod';
import { calendarDay, text } from '#platform/fields';

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Phải có dạng HH:mm | Must be HH:mm');
const closes = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Phải có dạng HH:mm, đến 24:00 | Must be HH:mm, up to 24:00');

/** What a day off or a day with hours of its own is known by. */
export const dayName = text(200);
export const agencyCode = text(50);
export const hoursOfDay = z.array(z.strictObject({ opens, closes })).max(24);

/** Hours that recur on each of the weekdays, 1 (Monday) to 7 (Sunday). */
export const weeklyHours = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  opens,
  closes,
});

/** One code, and the hours behind it that any number of agencies may keep. */
const weeklyCalendar = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: text(200),
  openings: z.array(
    weeklyHours.extend({
      validFrom: calendarDay,
      /** The last day it holds; `null` = until further notice. */
      validTo: calendarDay.nullable().default(null),
    }),
  ),
});

/** A day worked although the week has it free: with the hours of the day it makes up for, or with its own. */
const makeUpDay = z.union([
  z.strictObject({ date: calendarDay, for: calendarDay }),
  z.strictObject({ date: calendarDay, name: dayName, hours: hoursOfDay.min(1) }),
]);

/** One agency on one date: open at these hours whatever its calendar says, or closed when there are none. */
const override = z.strictObject({ agency: agencyCode, date: calendarDay, name: dayName, hours: hoursOfDay });

/**
 * Everything one revision says about working time in the province. What the form alone cannot refuse, such as a date
 * named twice, `bookFaults` finds.
 */
export const calendarBookSchema = z.strictObject({
  /** Days after this one have no notice yet; due times beyond it are provisional. */
  publishedUntil: calendarDay,
  /** The notices it was taken from. */
  sources: z.array(z.string()),
  daysOff: z.array(z.strictObject({ date: calendarDay, name: dayName })),
  makeUpDays: z.array(makeUpDay),
  calendars: z.array(weeklyCalendar).min(1),
  overrides: z.array(override),
});

export type CalendarBookDefinition = z.infer<typeof calendarBookSchema>;
export type WeeklyCalendar = CalendarBookDefinition['calendars'][number];
export type BookMakeUpDay = CalendarBookDefinition['makeUpDays'][number];
export type AgencyOverride = CalendarBookDefinition['overrides'][number];
export type WrittenHours = z.infer<typeof hoursOfDay>;
