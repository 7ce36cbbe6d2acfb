import type { SubmissionTurn } from '#dossier';
import type { SubmissionIntent } from './intent.ts';
import type { Notice } from './notice.ts';

/** Everything a message about a submission may say. */
export type SubmissionNotice = Pick<Notice, 'applicant' | 'desk'> &
  Pick<SubmissionTurn, 'number' | 'procedureName' | 'at' | 'answerBy' | 'officerName' | 'asked'>;

export const submissionIntent = ({ what }: SubmissionTurn): SubmissionIntent => `submission-${what}`;

export const submissionNoticeOf = (
  { number, procedureName, at, answerBy, officerName, asked, applicant }: SubmissionTurn,
  { name, phone, address }: Notice['desk'],
): SubmissionNotice => ({
  ...{ number, procedureName, at, answerBy, officerName, asked, desk: { name, phone, address } },
  applicant: { name: applicant.fullName, isPerson: applicant.kind === 'person' },
});
