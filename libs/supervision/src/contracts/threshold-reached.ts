import type { OutboxMessage } from '#platform/outbox';

/** Wire name: a share of the limit of a dossier, or of a step of it, is used up; sent once a limit that was given. */
export const THRESHOLD_REACHED = 'supervision.threshold-reached.v1';

export interface ThresholdReached {
  dossierId: string;
  /** A bigint, as text; null = of the whole dossier. */
  taskId: string | null;
  /** Percent of the limit. */
  share: number;
  dueAt: Date;
  /** When it was reached; it may be told later, after an outage. */
  reachedAt: Date;
  /** It is told later because nobody looked in time. */
  missed: boolean;
  /** Who is told, and over what besides their list. */
  tell: readonly { rung: string; also: readonly string[] }[];
  /** Whose work it is. */
  agencyId: number;
  firedAt: Date;
}

/** `tell` goes as text: rungs with commas between, each followed by what it is told over, after plus signs. */
export const thresholdReachedMessage = ({
  dossierId: subjectId,
  agencyId,
  firedAt: occurredAt,
  ...event
}: ThresholdReached): OutboxMessage => ({
  ...{ name: THRESHOLD_REACHED, subjectId, agencyId, occurredAt },
  payload: {
    ...event,
    dueAt: event.dueAt.toISOString(),
    reachedAt: event.reachedAt.toISOString(),
    tell: event.tell.map(({ rung, also }) => [rung, ...also].join('+')).join(','),
  },
});
