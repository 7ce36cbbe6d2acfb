import { z } from 'zod';
import { text } from '#platform/fields';

/** Who agrees that the applicant's store is looked into, and how: they stand at the desk, or it is in writing. */
export const consentSchema = z.strictObject({
  by: z.enum(['applicant', 'representative']),
  given: z.enum(['in-person', 'in-writing']),
});
export type Consent = z.output<typeof consentSchema>;

/** Why it is asked; kept for ever, so it must not repeat numbers of people. */
export const reasonSchema = text(500)
  .min(10)
  .refine((typed) => !/\d{9,}/.test(typed), {
    message: 'Không ghi số giấy tờ hay số điện thoại vào lý do | Must not hold identity or phone numbers',
    params: { code: 'holds_number' },
  });
