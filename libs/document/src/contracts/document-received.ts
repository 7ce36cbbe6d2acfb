import type { OutboxMessage } from '#platform/outbox';

/** Wire name: a file was received for a dossier and waits for the scanner. */
export const DOCUMENT_RECEIVED = 'document.received.v1';

export const documentReceivedMessage = (dossierId: string, versionId: string, at: Date): OutboxMessage => ({
  name: DOCUMENT_RECEIVED,
  subjectId: dossierId,
  payload: { versionId },
  occurredAt: at,
});
