import type { OutboxMessage, StoredMessage } from '#platform/outbox';

/** Wire name: a code is to be sent to an applicant's phone, to be read out when the result is handed over. */
export const HAND_OVER_CODE_ASKED = 'dossier.hand-over-code-asked.v1';

export interface HandOverCodeAsked {
  dossierId: string;
  /** Of the history, at the time. */
  sequence: number;
  /** What the code is derived from. */
  codeId: string;
  expiresAt: Date;
}

/** @param agencyId the desk somebody stands at */
export const handOverCodeAskedMessage = (
  { dossierId, sequence, codeId, expiresAt }: HandOverCodeAsked,
  agencyId: number,
  at: Date,
): OutboxMessage => ({
  name: HAND_OVER_CODE_ASKED,
  subjectId: dossierId,
  agencyId,
  payload: { sequence, codeId, expiresAt: expiresAt.toISOString() },
  occurredAt: at,
});

export const readHandOverCodeAsked = ({ subjectId, payload }: StoredMessage): HandOverCodeAsked => ({
  dossierId: subjectId,
  sequence: payload['sequence'] as number,
  codeId: payload['codeId'] as string,
  expiresAt: new Date(payload['expiresAt'] as string),
});
