import { z } from 'zod';
import { text } from '#platform/fields';

/** What an officer enters with an action; which parts are needed, the workflow says. */
export const actionInputSchema = z.strictObject({
  /** Told to colleagues and kept in the history. */
  comment: text(2000).optional(),
  /** Papers that belong to the action, by their numbers and names. */
  attachments: z
    .array(z.strictObject({ number: text(100).optional(), name: text(500) }))
    .min(1)
    .max(50)
    .optional(),
  /** Everything that is missing, asked for once and completely (NĐ 61/2018 Đ.15.3). */
  supplement: z
    .strictObject({
      /** Number of the slip (*phiếu yêu cầu bổ sung*). */
      number: text(100).optional(),
      items: z.array(text(500)).min(1).max(50),
      reason: text(2000),
    })
    .optional(),
  /** What the applicant has to pay before processing goes on. */
  financialObligation: z.strictObject({ notice: text(200), amount: z.int().min(0) }).optional(),
  payment: z.strictObject({ receipt: text(200), amount: z.int().min(0) }).optional(),
  /** The decision or document the applicant gets. */
  result: z.strictObject({ number: text(100), name: text(500), signer: text(200) }).optional(),
});

export type ActionInput = z.infer<typeof actionInputSchema>;

/** The document a wait of the workflow rests on, as the explanation of the due time names it. */
export function paperOf({ supplement, financialObligation }: ActionInput): string | null {
  if (supplement) {
    return supplement.number ? `phiếu yêu cầu bổ sung số ${supplement.number}` : 'phiếu yêu cầu bổ sung';
  }
  return financialObligation?.notice ?? null;
}
