import { z } from 'zod';

const date = z.iso.date();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The official days off and make-up working days, re-entered from the yearly notices. */
export const holidaysSchema = z.strictObject({
  /** Days after this one have no notice yet; due times beyond it are provisional. */
  publishedUntil: date,
  sources: z.array(z.string()),
  daysOff: z.array(z.strictObject({ date, name: z.string().min(1) })),
  /** A Saturday worked instead of the weekday `for`. */
  makeUpDays: z.array(z.strictObject({ date, for: date })),
});

/** The weekly hours agencies keep, and which agency keeps which. */
export const officeHoursSchema = z.strictObject({
  calendars: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z0-9-]*$/),
        name: z.string(),
        validFrom: date,
        openings: z.array(
          z.strictObject({ weekdays: z.array(z.int().min(1).max(7)), opens: clockTime, closes: clockTime }),
        ),
      }),
    )
    .min(1),
  /** Calendar code by agency code; agencies not named keep `standard`. */
  agencies: z.record(z.string(), z.string()),
});

export type Holidays = z.infer<typeof holidaysSchema>;
export type OfficeHours = z.infer<typeof officeHoursSchema>;
