import type { OutboxMessage, StoredMessage } from '#platform/outbox';

/** Wire name of this module's own message: a publication that was set aside is to be sent again. */
export const RETRY_ASKED = 'portal-sync.retry-asked.v1';

export interface RetryAsked {
  dossierId: string;
  sequence: number;
  /** How often the publication has been queued again, this time included. */
  sweeps: number;
  occurredAt: Date;
}

export const retryAskedMessage = ({
  dossierId,
  sequence,
  sweeps,
  occurredAt,
}: RetryAsked): OutboxMessage => ({
  name: RETRY_ASKED,
  subjectId: dossierId,
  payload: { sequence, sweeps },
  occurredAt,
});

export const readRetryAsked = ({ subjectId, payload, occurredAt }: StoredMessage): RetryAsked => ({
  dossierId: subjectId,
  sequence: payload['sequence'] as number,
  sweeps: payload['sweeps'] as number,
  occurredAt,
});
