import { z } from 'zod';
import { applicantSchema, submitterSchema } from '#dossier';
import { SECRECY_LEVELS } from '#organization';
import { text } from '#platform/fields';
import { channelSchema } from '#procedure';

/** What is typed at the desk for one dossier. */
export const intakeSchema = z.strictObject({
  procedure: z.string().min(1).max(20),
  case: z.string().max(20).optional(),
  channel: channelSchema.default('direct'),
  /** Where the procedure takes longer, such as `difficult`; absent = an ordinary area. */
  area: z.string().max(40).optional(),
  /** Agency code of the desk; may be left out by an officer of a single desk. */
  desk: z.string().max(40).optional(),
  /** More secret than the procedure has it; never less. */
  secrecy: z.enum(SECRECY_LEVELS).optional(),
  applicant: applicantSchema,
  submitter: submitterSchema.optional(),
  components: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(50),
        originals: z.int().min(0).max(99).default(0),
        copies: z.int().min(0).max(99).default(0),
        comment: text(500).optional(),
      }),
    )
    .max(100)
    .refine((components) => new Set(components.map(({ code }) => code)).size === components.length, {
      message: 'Mỗi thành phần chỉ ghi một lần | Each component may appear once',
      params: { code: 'duplicate_component' },
    }),
  comment: text(2000).optional(),
});

/** A refusal at intake adds the reason told to the applicant. */
export const refusalSchema = intakeSchema.omit({ comment: true }).extend({ reason: text(2000) });

export type IntakeRequest = z.infer<typeof intakeSchema>;
