import type { OutboxMessage } from '#platform/outbox';

/** Wire name: an applicant's personal data were kept as long as they had to be; whoever holds copies erases them too. */
export const PERSONAL_DATA_ERASED = 'dossier.personal-data-erased.v1';

export const personalDataErasedMessage = (dossierId: string, at: Date): OutboxMessage => ({
  name: PERSONAL_DATA_ERASED,
  subjectId: dossierId,
  payload: {},
  occurredAt: at,
});
