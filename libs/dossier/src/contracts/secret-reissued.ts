import type { OutboxMessage, StoredMessage } from '#platform/outbox';

/** Wire name: the secret of a receipt was issued again, and is to be sent to the applicant's phone. */
export const SECRET_REISSUED = 'dossier.secret-reissued.v1';

export interface SecretReissued {
  dossierId: string;
  /** Of the history, at the time. */
  sequence: number;
  /** Of the secret. */
  secretVersion: number;
}

/** @param agencyId the desk that received the dossier */
export const secretReissuedMessage = (
  { dossierId, sequence, secretVersion }: SecretReissued,
  agencyId: number,
  at: Date,
): OutboxMessage => ({
  name: SECRET_REISSUED,
  subjectId: dossierId,
  agencyId,
  payload: { sequence, secretVersion },
  occurredAt: at,
});

export const readSecretReissued = ({ subjectId, payload }: StoredMessage): SecretReissued => ({
  dossierId: subjectId,
  sequence: payload['sequence'] as number,
  secretVersion: payload['secretVersion'] as number,
});
