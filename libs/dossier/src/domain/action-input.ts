import { z } from 'zod';
import { text } from '#platform/fields';
import type { WorkStep } from '#workflow';
import { handOverSchema } from './papers/hand-over.ts';
import { type DossierResult, issuedResultSchema } from './papers/issued-result.ts';
import { MOST_NEEDS, needSchema } from './papers/supplement-need.ts';

const count = z.int().min(0).max(1000);
const amount = z.int().min(1).max(1e15);

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
  /** All that is on the checklist is asked for, once and completely (NĐ 61/2018 Đ.15.3). */
  supplement: z
    .strictObject({
      /** Number of the slip (*phiếu yêu cầu bổ sung*). */
      number: text(100).optional(),
      /** Asked for beside what is on the checklist; bare words are a paper that is missing. */
      items: z
        .array(z.union([text(500), needSchema]))
        .min(1)
        .max(MOST_NEEDS)
        .optional(),
      reason: text(2000),
      /** The last day it is asked for; the applicant is reminded before it. */
      until: z.iso.date().optional(),
      /** Why it is asked for another time, although the national index then counts the dossier as late. */
      second: text(2000).optional(),
    })
    .optional(),
  /** What came in upon a request. */
  receivedSupplement: z
    .strictObject({
      /** Ids of needs that are met. */
      met: z.array(z.uuid()).max(MOST_NEEDS),
      components: z
        .array(
          z.strictObject({
            code: text(100),
            ...{ originals: count, certified: count, copies: count, electronic: count },
          }),
        )
        .max(100),
      /** Why processing goes on although not all is met. */
      regardless: text(2000).optional(),
    })
    .optional(),
  /** What the applicant has to pay before processing goes on: number of the notice, đồng, what it rests on. */
  financialObligation: z.strictObject({ notice: text(200), amount, basis: text(500) }).optional(),
  payment: z.strictObject({ receipt: text(200), amount }).optional(),
  /** Why the step is left although opinions asked from it are still awaited. */
  withoutOpinions: text(2000).optional(),
  /** The decision or document the applicant gets. */
  result: issuedResultSchema.optional(),
  /** What is issued beside it. */
  furtherResults: z.array(issuedResultSchema).min(1).max(20).optional(),
  /** How the result gets to the applicant. */
  handOver: handOverSchema.optional(),
  /** What the officer established, by the codes of the facts the action asks for. */
  facts: z
    .record(z.string().min(1).max(40), z.union([z.boolean(), z.number(), z.string().max(40)]))
    .optional(),
});

export type ActionInput = z.infer<typeof actionInputSchema>;

/** What is asked of the applicant, kept with the wait that begins and shown to them; the rest is the officers' own. */
export const askedOf = ({
  facts: _facts,
  withoutOpinions: _reason,
  ...asked
}: Record<string, unknown>): Record<string, unknown> => asked;

/** The dossier's own result; what an agency issues in a called workflow is told in the history alone. */
export const resultOf = (
  { within }: WorkStep,
  { result, furtherResults: further }: ActionInput,
): DossierResult | null =>
  within === undefined && result ? { ...result, ...(further && { further }) } : null;

/** The document a wait of the workflow rests on, as the explanation of the due time names it. */
export function paperOf({ supplement, financialObligation }: ActionInput): string | null {
  if (supplement) {
    return supplement.number ? `phiếu yêu cầu bổ sung số ${supplement.number}` : 'phiếu yêu cầu bổ sung';
  }
  return financialObligation?.notice ?? null;
}
