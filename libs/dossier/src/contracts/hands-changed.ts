import type { OutboxMessage, StoredMessage } from '#platform/outbox';

/** Wire name: an open step got other hands without anything being done on its dossier. */
export const HANDS_CHANGED = 'dossier.hands-changed.v1';

/** Officers by id. */
export interface HandsChanged {
  dossierId: string;
  taskId: string;
  /** Who answered for it before and who does now; null = nobody of the post. */
  from: number | null;
  to: number | null;
  /** Who may act for them now. */
  delegate: number | null;
  by: number;
}

export const handsChangedMessage = (
  { dossierId, ...hands }: HandsChanged,
  occurredAt: Date,
): OutboxMessage => ({
  ...{ name: HANDS_CHANGED, subjectId: dossierId, payload: hands, occurredAt },
});

export const readHandsChanged = ({ subjectId, payload }: StoredMessage): HandsChanged => ({
  dossierId: subjectId,
  taskId: payload['taskId'] as string,
  from: payload['from'] as number | null,
  to: payload['to'] as number | null,
  delegate: payload['delegate'] as number | null,
  by: payload['by'] as number,
});
