import type { OutboxMessage } from '#platform/outbox';

/** Wire name: a submission has become a dossier, or nothing. */
export const SUBMISSION_DECIDED = 'intake.submission-decided.v1';

/** @param dossierId `null` = it was taken back, and what it held is kept no longer */
export const submissionDecided = (
  submissionId: string,
  dossierId: string | null,
  occurredAt: Date,
): OutboxMessage => ({
  name: SUBMISSION_DECIDED,
  subjectId: submissionId,
  payload: { dossierId },
  occurredAt,
});
