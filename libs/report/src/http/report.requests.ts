import { z } from 'zod';
import { calendarDay } from '#platform/fields';
import { LONGEST_PERIOD } from '../domain/report-period.ts';
import { GROUPINGS } from '../domain/grouping.ts';

export const periodQuery = {
  from: calendarDay.describe('first day of the period'),
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
