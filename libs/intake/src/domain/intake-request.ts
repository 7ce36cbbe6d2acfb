import { z } from 'zod';
import { applicantSchema, returningSchema, saidWishesSchema, submitterSchema } from '#dossier';
import { SECRECY_LEVELS } from '#organization';
import { text } from '#platform/fields';
import { channelSchema } from '#procedure';

const count = z.int().min(0).max(99).default(0);

/** A paper as it is counted at the desk. */
const countedSchema = z.strictObject({
  code: z.string().min(1).max(50),
  originals: count,
  /** Certified copies (*bản sao chứng thực*). */
  certified: count,
  /** Plain copies (*bản chụp*). */
  copies: count,
  electronic: count,
  /** What of an earlier dossier of the applicant stands for it; without a component its result. */
  reuses: z
    .strictObject({ dossierId: z.uuid(), component: z.string().max(50).nullable().default(null) })
    .optional(),
  /** It comes out of the applicant's store of electronic papers at the national portal (*kho dữ liệu điện tử*). */
  fromStore: z.boolean().optional(),
  /** Where an electronic copy is found. */
  reference: text(500).optional(),
  comment: text(500).optional(),
});

const componentSchema = countedSchema.refine(({ fromStore, reuses }) => !(fromStore && reuses), {
  path: ['fromStore'],
  message:
    'Giấy tờ lấy từ kho dữ liệu điện tử hoặc dùng lại từ hồ sơ trước, không thể cả hai' +
    ' | A paper comes out of the store or of an earlier dossier, not out of both',
  params: { code: 'two_sources' },
});

/** The papers of one matter, each counted once. */
export const componentsSchema = z
  .array(componentSchema)
  .max(100)
  .refine((components) => new Set(components.map(({ code }) => code)).size === components.length, {
    message: 'Mỗi thành phần chỉ ghi một lần | Each component may appear once',
    params: { code: 'duplicate_component' },
  });

/** Which way of which case of a procedure. */
export const caseSchema = z.strictObject({
  procedure: z.string().min(1).max(20),
  case: z.string().max(20).optional(),
  channel: channelSchema.default('direct'),
  /** Where the procedure takes longer or costs otherwise, such as `difficult`; kept with the dossier. Absent = an ordinary area. */
  area: z.string().max(40).optional(),
});

/** What one dossier is about. */
const matterSchema = z.strictObject({
  ...caseSchema.shape,
  /** More secret than the procedure has it; never less. */
  secrecy: z.enum(SECRECY_LEVELS).optional(),
  components: componentsSchema,
  sets: z.int().min(1).max(99).default(1),
  comment: text(2000).optional(),
  /** The officer knows of the applicant's unfinished dossiers of this procedure; this one is another matter. */
  duplicateOf: z.literal('known').optional(),
});

/** Who hands in, how the result is wanted, and how they are told. */
const handingInSchema = z.strictObject({
  /** Agency code of the desk; may be left out by an officer of a single desk. */
  desk: z.string().max(40).optional(),
  applicant: applicantSchema,
  /** Absent = the applicant in person. */
  submitter: submitterSchema.optional(),
  returning: returningSchema.default({ way: 'desk' }),
  notices: saidWishesSchema,
});

/** What is typed at the desk for one dossier. */
export const intakeSchema = z.strictObject({ ...matterSchema.shape, ...handingInSchema.shape });

/** A refusal at intake adds the reason told to the applicant. */
export const refusalSchema = intakeSchema.omit({ comment: true }).extend({ reason: text(2000) });

/** Dossiers one applicant hands in at once. */
export const MOST_MATTERS = 20;

/** Several matters of one applicant; a procedure that comes again says that this is known. */
export const severalSchema = z.strictObject({
  ...handingInSchema.shape,
  matters: z
    .array(matterSchema)
    .min(1)
    .max(MOST_MATTERS)
    .check(({ value: matters, issues }) => {
      for (const [index, { procedure, duplicateOf }] of matters.entries()) {
        const before = matters.findIndex((one) => one.procedure === procedure);
        if (before === index || duplicateOf) continue;
        issues.push({
          code: 'custom',
          input: procedure,
          path: [index, 'procedure'],
          message:
            'Thủ tục này đã có ở trên; nếu là việc khác, ghi duplicateOf: "known"' +
            ' | The procedure is there already; another matter says duplicateOf: "known"',
          params: { code: 'duplicate_matter' },
        });
      }
    }),
});

export type IntakeRequest = z.infer<typeof intakeSchema>;
export type SeveralRequest = z.infer<typeof severalSchema>;
export type WantedCase = z.infer<typeof caseSchema>;
export type CountedComponent = z.infer<typeof componentSchema>;
