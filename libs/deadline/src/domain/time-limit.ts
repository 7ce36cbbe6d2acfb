import { z } from 'zod';

/** Units a procedure or a workflow step may state its time limit in. */
export const TIME_LIMIT_UNITS = ['working-hour', 'working-day', 'calendar-day', 'month', 'same-day'] as const;

/**
 * A legal or internal time limit (*thời hạn*), in quarters of its unit: published internal processes use 0.25 day. The
 * amount is 0 for steps that only hand something over, and for `same-day`.
 */
export const timeLimitSchema = z.strictObject({
  amount: z.number().min(0).max(3660).multipleOf(0.25),
  unit: z.enum(TIME_LIMIT_UNITS),
});

export type TimeLimit = z.infer<typeof timeLimitSchema>;
