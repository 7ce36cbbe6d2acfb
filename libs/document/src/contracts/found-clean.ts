import type { OutboxMessage } from '#platform/outbox';

/** Wire name: a file of a dossier was found clean and may be given out. */
export const FOUND_CLEAN = 'document.found-clean.v1';

export const foundCleanMessage = (dossierId: string, versionId: string, at: Date): OutboxMessage => ({
  name: FOUND_CLEAN,
  subjectId: dossierId,
  payload: { versionId },
  occurredAt: at,
});
