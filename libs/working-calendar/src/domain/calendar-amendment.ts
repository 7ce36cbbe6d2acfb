import { z } from 'zod';
import { calendarDay } from '#platform/fields';
import { agencyCode, dayName, hoursOfDay, weeklyHours } from './calendar-book-schema.ts';

const makeUpDay = { kind: z.literal('make-up-day'), date: calendarDay };

/** One change of the book. To move a holiday, name its date ordinary and the new date a day off. */
export const calendarAmendmentSchema = z.union([
  /** A day worked with the hours of the weekday of `for`, or with hours of its own. Replaces what the date was. */
  z.strictObject({ ...makeUpDay, for: calendarDay }),
  z.strictObject({ ...makeUpDay, name: dayName, hours: hoursOfDay.min(1) }),
  z.discriminatedUnion('kind', [
    /** Replaces what the date was. */
    z.strictObject({ kind: z.literal('day-off'), date: calendarDay, name: dayName }),
    /** The date is no longer a day off or make-up day; the week decides. */
    z.strictObject({ kind: z.literal('ordinary-day'), date: calendarDay }),
    /** Days off are officially known up to and including the date. */
    z.strictObject({ kind: z.literal('published-until'), date: calendarDay }),
    /** One agency keeps these hours on the date whatever the province does; none = it is closed. */
    z.strictObject({
      kind: z.literal('agency-day'),
      agency: agencyCode,
      date: calendarDay,
      name: dayName,
      hours: hoursOfDay,
    }),
    /** The agency does on the date what its calendar says. */
    z.strictObject({ kind: z.literal('agency-ordinary-day'), agency: agencyCode, date: calendarDay }),
    /** New weekly hours of a calendar from a date on, in place of all it had from then on. */
    z.strictObject({
      kind: z.literal('opening-hours'),
      calendar: z.string(),
      from: calendarDay,
      openings: z.array(weeklyHours).min(1),
    }),
  ]),
]);

export type CalendarAmendment = z.infer<typeof calendarAmendmentSchema>;
export type AmendmentOf<Kind extends CalendarAmendment['kind']> = Extract<CalendarAmendment, { kind: Kind }>;
