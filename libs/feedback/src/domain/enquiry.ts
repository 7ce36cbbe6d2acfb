import type { TimeLimit } from '#deadline';

/** `complaint`: phản ánh, kiến nghị. */
export const ENQUIRY_KINDS = ['complaint', 'question'] as const;
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number];

/** By when an answer is owed, in working days of the agency that owes it. */
export const ANSWER_LIMITS: Readonly<Record<EnquiryKind, TimeLimit>> = {
  question: { amount: 5, unit: 'working-day' },
  complaint: { amount: 10, unit: 'working-day' },
};

/** Of one dossier; who waits for so many answers is heard already. */
export const MOST_WAITING = 5;

/** Characters. */
export const LONGEST_ENQUIRY = 2000;
export const LONGEST_ANSWER = 5000;
