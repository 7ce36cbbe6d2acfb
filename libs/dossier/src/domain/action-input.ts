import { z } from 'zod';
import { text } from '#platform/fields';
import type { WorkStep } from '#workflow';

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
  /** What the officer established, by the codes of the facts the action asks for. */
  facts: z
    .record(z.string().min(1).max(40), z.union([z.boolean(), z.number(), z.string().max(40)]))
    .optional(),
});

export type ActionInput = z.infer<typeof actionInputSchema>;

/** What is asked of the applicant, kept with the wait that begins and shown to them; facts are the officers' own. */
export const askedOf = ({
  comment: _comment,
  facts: _facts,
  ...asked
}: ActionInput): Record<string, unknown> => asked;

/** The dossier's own result; what an agency issues in a called workflow is told in the history alone. */
export const resultOf = (
  { within }: WorkStep,
  { result }: ActionInput,
): NonNullable<ActionInput['result']> | null => (within === undefined && result ? result : null);

/** The document a wait of the workflow rests on, as the explanation of the due time names it. */
export function paperOf({ supplement, financialObligation }: ActionInput): string | null {
  if (supplement) {
    return supplement.number ? `phiếu yêu cầu bổ sung số ${supplement.number}` : 'phiếu yêu cầu bổ sung';
  }
  return financialObligation?.notice ?? null;
}
