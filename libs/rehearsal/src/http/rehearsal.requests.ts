import { z } from 'zod';
import { timeLimitSchema } from '#deadline';
import { actionInputSchema, APPLICANT_KINDS, type ApplicantKind } from '#dossier';
import { channelSchema } from '#procedure';
import { workflowSchema } from '#workflow';
import type { RehearsalOrder } from '../application/rehearse-workflow.ts';
import { isInReach } from '../domain/reach.ts';

const instant = z.iso.datetime({ offset: true }).refine((at) => isInReach(new Date(at)), {
  message: 'Thời điểm phải trong các năm 2019–2100 | Must lie in the years 2019 to 2100',
  params: { code: 'out_of_reach' },
});

const kinds = Object.keys(APPLICANT_KINDS) as [ApplicantKind, ...ApplicantKind[]];

const madeUpDossier = z.strictObject({
  desk: z.string().min(1).max(40).describe('Agency code of the one-stop desk'),
  channel: channelSchema.default('direct'),
  case: z.string().max(20).optional(),
  area: z.string().max(40).optional(),
  applicantKind: z.enum(kinds).default('person'),
  hasPhone: z.boolean().default(true),
  hasEmail: z.boolean().default(true),
  receivedAt: instant,
});

const turn = z
  .strictObject({
    step: z.string().min(1).max(100),
    action: z.string().min(1).max(40),
    facts: actionInputSchema.shape.facts,
    after: timeLimitSchema
      .optional()
      .describe('From the opening of the step, by the calendar of who acts; absent = its limit'),
    at: instant.optional().describe('Instead of `after`'),
  })
  .refine(({ after, at }) => after === undefined || at === undefined, {
    path: ['at'],
    message: 'Chỉ khai một trong hai: after hoặc at | Give either after or at',
    params: { code: 'after_or_at' },
  });

/** What is to be rehearsed: a draft, or a published workflow by its code. */
export const rehearsalBody = z
  .strictObject({
    definition: workflowSchema.optional(),
    published: z
      .strictObject({
        code: z.string().min(1).max(60),
        version: z.int().min(1).optional().describe('Absent = the one in force at reception'),
      })
      .optional(),
    dossier: madeUpDossier,
    turns: z.array(turn).max(500).optional().describe('Absent = the shortest way to the result'),
  })
  .refine(({ definition, published }) => (definition === undefined) !== (published === undefined), {
    path: ['published'],
    message: 'Khai một trong hai: definition hoặc published | Give either definition or published',
    params: { code: 'definition_or_published' },
  });

/** @throws never: the schema demands one of the two */
export function orderOf({
  definition,
  published,
  dossier,
  turns,
}: z.infer<typeof rehearsalBody>): RehearsalOrder {
  return {
    workflow: definition
      ? { kind: 'draft', definition }
      : { kind: 'published', code: published?.code ?? '', version: published?.version },
    dossier: {
      ...dossier,
      case: dossier.case,
      area: dossier.area,
      receivedAt: new Date(dossier.receivedAt),
    },
    turns: turns?.map(({ at, ...wish }) => ({ ...wish, ...(at !== undefined && { at: new Date(at) }) })),
  };
}
