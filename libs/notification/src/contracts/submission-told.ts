import type { OutboxMessage } from '#platform/outbox';

/** Wire name of this module's own message: something was written for a submitter, and is to be sent. */
export const SUBMISSION_TOLD = 'notification.submission-told.v1';

export const submissionTold = (submissionId: string, agencyId: number, occurredAt: Date): OutboxMessage => ({
  ...{ name: SUBMISSION_TOLD, subjectId: submissionId, agencyId, payload: {}, occurredAt },
});
