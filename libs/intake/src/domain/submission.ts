import { z } from 'zod';
import type { Bilingual } from '#platform/problem';
import { text } from '#platform/fields';
import { componentsSchema, type IntakeRequest, intakeSchema } from './intake-request.ts';

/** Where an online submission stands; what is decided or withdrawn stays so. */
export const SUBMISSION_STATES = [
  ...(['pending', 'supplement-asked', 'accepted', 'refused', 'withdrawn'] as const),
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** Where something arrives from that is another system's: the national portal brings it, the ministry's civil-status system is asked. */
export const ARRIVAL_SOURCES = ['national-portal', 'civil-status'] as const;
export type ArrivalSource = (typeof ARRIVAL_SOURCES)[number];

/** Who hands in online: a service of an agency, or another system. */
export const SUBMISSION_SOURCES = ['service', ...ARRIVAL_SOURCES] as const;
export type SubmissionSource = (typeof SUBMISSION_SOURCES)[number];

/** What somebody hands in online, in the words of the desk. */
export const submissionContentSchema = intakeSchema
  .omit({ ...({ channel: true, desk: true, secrecy: true, duplicateOf: true } as const) })
  .extend({
    /** Of the national portal, by which it was handed in. */
    account: z
      .strictObject({
        techId: z
          .string()
          .regex(/^[\x21-\x7e]{1,100}$/)
          .describe('its number there (TechID); never an identity number'),
        verifiedWithVneid: z.boolean().default(false),
      })
      .optional(),
  });

export const submissionSchema = submissionContentSchema.extend({
  /** The code the source knows it by; coming again, it is the same submission. */
  sourceCode: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,100}$/),
  /** Agency code of the desk it is for. */
  desk: z.string().min(1).max(40),
});

/** Everything that is missing, asked for once (NĐ 61/2018 Đ.15.3); required papers are added to it. */
export const supplementRequestSchema = z.strictObject({
  items: z.array(text(500)).max(50).default([]),
  reason: text(2000),
});

/** What an officer adds to a submission when it becomes a dossier. */
export const acceptanceSchema = intakeSchema.pick({
  ...({ secrecy: true, comment: true, duplicateOf: true } as const),
});

/** The papers as they are now, all of them. */
export const supplementSchema = z.strictObject({ components: componentsSchema });

export type SubmissionContent = z.infer<typeof submissionContentSchema>;
export type SubmissionRequest = z.infer<typeof submissionSchema>;
export type Acceptance = z.infer<typeof acceptanceSchema>;
export type SupplementRequest = z.infer<typeof supplementRequestSchema>;

/** What the submitter was asked for. */
export interface AskedSupplement {
  reason: string;
  items: string[];
  guidance: Bilingual;
}

/** The reception a submission stands for, at its desk. */
export const receptionOf = (
  { account: _account, ...content }: SubmissionContent,
  desk: string,
  { comment, ...added }: Acceptance,
): IntakeRequest => ({
  ...content,
  ...added,
  ...{ channel: 'online', desk },
  comment: comment ?? content.comment,
});
