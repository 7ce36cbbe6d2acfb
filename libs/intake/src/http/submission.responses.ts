import { z } from 'zod';
import { noticeWishesSchema } from '#dossier';
import { rfc3339 } from '#platform/clock';
import { mask } from '#platform/personal-data';
import type { FoundSubmission, ListedSubmission } from '../application/submissions/find-submission.ts';
import { SUBMISSION_SOURCES, SUBMISSION_STATES, type SubmissionContent } from '../domain/submission.ts';

const instant = z.string().describe('RFC 3339, +07:00');

export const askedResponse = z.strictObject({
  reason: z.string(),
  items: z.array(z.string()),
  guidance: z.strictObject({ vi: z.string(), en: z.string() }),
});

/** What the source of a submission learns, each time it hands it in. */
export const handedInResponse = z.strictObject({
  /** It was handed in before under this code. */
  duplicate: z.boolean(),
  id: z.uuid(),
  number: z.string(),
  state: z.enum(SUBMISSION_STATES),
  acceptBy: instant,
  asked: askedResponse.nullable(),
  /** Code of the dossier it became. */
  dossier: z.string().nullable(),
});

export const submissionLine = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  source: z.enum(SUBMISSION_SOURCES),
  procedure: z.strictObject({ code: z.string(), name: z.string() }),
  desk: z.string(),
  applicant: z.string().nullable().describe('null = no longer kept'),
  state: z.enum(SUBMISSION_STATES),
  submittedAt: instant,
  acceptBy: instant,
  late: z.boolean().nullable().describe('decided after acceptBy; null = not decided'),
});

const counts = { originals: z.int(), certified: z.int(), copies: z.int(), electronic: z.int() };

export const submissionResponse = z.strictObject({
  ...submissionLine.shape,
  sourceCode: z.string().describe('what its source knows it by; of the national portal MaHoSo'),
  asked: askedResponse.nullable(),
  askedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  dossier: z.string().nullable(),
  /** Numbers and addresses masked; `null` = no longer kept. */
  content: z
    .strictObject({
      case: z.string().nullable(),
      applicant: z.strictObject({
        kind: z.string(),
        fullName: z.string(),
        identity: z.strictObject({ kind: z.string(), masked: z.string() }),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        address: z.string(),
      }),
      submitter: z.string().nullable(),
      authority: z.string(),
      returning: z.strictObject({ way: z.string(), address: z.string().nullable() }),
      notices: noticeWishesSchema,
      components: z.array(
        z.strictObject({
          code: z.string(),
          ...counts,
          fromStore: z.boolean().describe('out of the applicant’s store of electronic papers'),
          reference: z.string().nullable(),
          comment: z.string().nullable(),
        }),
      ),
      comment: z.string().nullable(),
    })
    .nullable(),
});

export const presentSubmissionLine = (one: ListedSubmission): z.infer<typeof submissionLine> => ({
  ...{ id: one.id, number: one.number, version: one.version, source: one.source },
  procedure: { code: one.procedureCode, name: one.procedureName },
  desk: one.desk,
  applicant: one.applicantName,
  state: one.state,
  submittedAt: rfc3339(one.submittedAt),
  acceptBy: rfc3339(one.acceptBy),
  late: one.late,
});

export const presentSubmission = ({
  submission,
  content,
}: FoundSubmission): z.infer<typeof submissionResponse> => ({
  ...presentSubmissionLine(submission),
  sourceCode: submission.sourceCode,
  asked: submission.asked,
  askedAt: rfc3339(submission.askedAt),
  decidedAt: rfc3339(submission.decidedAt),
  dossier: submission.dossierCode,
  content: content && presentContent(content),
});

const presentContent = ({ applicant, submitter, returning, components, ...content }: SubmissionContent) => ({
  case: content.case ?? null,
  applicant: {
    ...{ kind: applicant.kind, fullName: applicant.fullName, address: applicant.address },
    identity: { kind: applicant.identity.kind, masked: mask.identity(applicant.identity.number) },
    phone: applicant.phone === undefined ? null : mask.phone(applicant.phone),
    email: applicant.email === undefined ? null : mask.email(applicant.email),
  },
  submitter: submitter?.fullName ?? null,
  authority: submitter?.authority.kind ?? 'self',
  returning: { way: returning.way, address: returning.way === 'post' ? returning.address : null },
  notices: content.notices,
  components: components.map(({ reference, comment, fromStore, ...counted }) => ({
    ...counted,
    fromStore: fromStore ?? false,
    reference: reference ?? null,
    comment: comment ?? null,
  })),
  comment: content.comment ?? null,
});
