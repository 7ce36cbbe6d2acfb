import { z } from 'zod';
import { timeLimitSchema } from './time-limit.ts';

/** How a working day is counted; both are legal practice, a province chooses one. */
export const COUNTING_POLICIES = ['working-minutes', 'whole-days'] as const;
export type CountingPolicy = (typeof COUNTING_POLICIES)[number];

/**
 * What happens to the limit once a supplement has come in: it is counted again from the start (NĐ 61/2018 Đ.19.4), or it
 * is prolonged by the time that was suspended.
 */
export const SUPPLEMENT_POLICIES = ['restart', 'prolong'] as const;
export type SupplementPolicy = (typeof SUPPLEMENT_POLICIES)[number];

/** The terms a dossier was received under; they stay with it, whatever the province decides later. */
export const deadlineTermsSchema = z.strictObject({
  /** One limit, or several that follow one another (land: before and after the tax wait). */
  phases: z.array(timeLimitSchema).min(1).max(5),
  counting: z.enum(COUNTING_POLICIES),
  supplement: z.enum(SUPPLEMENT_POLICIES),
});

export type DeadlineTerms = z.infer<typeof deadlineTermsSchema>;
