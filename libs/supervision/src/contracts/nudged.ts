import type { OutboxMessage } from '#platform/outbox';

/** Wire name: somebody who answers for a dossier urged whoever has a step of it on. */
export const NUDGED = 'supervision.nudged.v1';

export interface Nudged {
  dossierId: string;
  /** A bigint, as text. */
  taskId: string;
  dueAt: Date | null;
  /** Over what they are told besides their list. */
  also: readonly string[];
  /** Officer's id. */
  by: number;
  agencyId: number;
  at: Date;
}

/** `tell` as in `supervision.threshold-reached.v1`; the words are read where they are kept. */
export const nudgedMessage = ({
  dossierId,
  taskId,
  dueAt,
  also,
  by,
  agencyId,
  at,
}: Nudged): OutboxMessage => ({
  ...{ name: NUDGED, subjectId: dossierId, agencyId, occurredAt: at },
  payload: { taskId, by, dueAt: dueAt && dueAt.toISOString(), tell: ['holder', ...also].join('+') },
});
