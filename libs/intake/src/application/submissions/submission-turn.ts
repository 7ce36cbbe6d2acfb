import type { SubmissionTurn } from '#dossier';
import type { SubmissionContent } from '../../domain/submission.ts';
import type { StoredSubmission } from '../../persistence/submissions.ts';

type Told = Pick<
  StoredSubmission,
  'id' | 'number' | 'version' | 'procedureCode' | 'procedureName' | 'deskAgencyId'
>;

/** What whoever handed it in is told of a turn. @param version the submission's after it */
export const turnOf = (
  what: SubmissionTurn['what'],
  { id, number, version, procedureCode, procedureName, deskAgencyId }: Told,
  { applicant, submitter, notices }: SubmissionContent,
  {
    officerName = null,
    asked = null,
    ...times
  }: Pick<SubmissionTurn, 'at' | 'answerBy'> & Partial<Pick<SubmissionTurn, 'officerName' | 'asked'>>,
): SubmissionTurn => ({
  ...{
    what,
    submissionId: id,
    number,
    version,
    procedureCode,
    procedureName,
    deskAgencyId,
    officerName,
    asked,
  },
  ...times,
  applicant: {
    ...{ kind: applicant.kind, fullName: applicant.fullName },
    ...{ phone: applicant.phone ?? null, email: applicant.email ?? null },
    submitterPhone: submitter?.phone ?? null,
    notices,
  },
});
