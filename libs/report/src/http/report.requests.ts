import { z } from 'zod';
import { calendarDay, pageQuery } from '#platform/fields';
import { LONGEST_TREND } from '../application/national-index.ts';
import { LONGEST_PERIOD } from '../domain/report-period.ts';
import { GROUPINGS } from '../domain/grouping.ts';
import { INDICATOR_CODES } from '../domain/national-indicators.ts';

/** Long before anything was received here, and instants PostgreSQL can compare. */
const isInReach = (at: string): boolean => new Date(at).getUTCFullYear() >= 2000;

export const periodQuery = {
  from: calendarDay
    .refine(isInReach, {
      message: 'Ngày phải từ năm 2000 | Must not lie before the year 2000',
      params: { code: 'out_of_reach' },
    })
    .describe('first day of the period, from 2000 on'),
  to: calendarDay.describe(`its last day, today at the latest; at most ${LONGEST_PERIOD} days`),
  agency: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('code of an agency, with what lies below it; absent = everything the caller answers for'),
};

export const processingQuery = z.strictObject({
  ...periodQuery,
  by: z.enum(GROUPINGS).default('field').describe('what a line is about'),
});

export const indexQuery = z.strictObject({
  ...periodQuery,
  trend: z.coerce
    .number()
    .int()
    .min(0)
    .max(LONGEST_TREND)
    .default(0)
    .describe('how many periods of the same length before it are shown beside it; each takes as long again'),
});

export const indexPaperQuery = z.strictObject({
  ...periodQuery,
  trend: z.coerce
    .number()
    .int()
    .min(0)
    .max(1)
    .default(1)
    .describe('1 = with the points of the period of the same length before it'),
});

export const costingQuery = z.strictObject({
  ...periodQuery,
  ...pageQuery,
  indicator: z.enum(INDICATOR_CODES).describe('which one they cost points'),
});

export const asOfQuery = z.strictObject({
  at: z.iso
    .datetime({ offset: true })
    .refine(isInReach, {
      message: 'Thời điểm phải từ năm 2000 | Must not lie before the year 2000',
      params: { code: 'out_of_reach' },
    })
    .describe('a past instant, RFC 3339; what happened at that very instant has happened'),
});

export const dossierParams = z.strictObject({ id: z.uuid() });
