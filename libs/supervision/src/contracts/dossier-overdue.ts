import type { OutboxMessage } from '#platform/outbox';

/** Wire name: an unfinished dossier has passed its due time; sent once per due time. */
export const DOSSIER_OVERDUE = 'supervision.dossier-overdue.v1';

export const dossierOverdueMessage = (late: {
  dossierId: string;
  /** Whose late dossier it is. */
  agencyId: number;
  sequence: number;
  dueAt: Date;
  noticedAt: Date;
}): OutboxMessage => ({
  name: DOSSIER_OVERDUE,
  subjectId: late.dossierId,
  agencyId: late.agencyId,
  payload: { sequence: late.sequence, dueAt: late.dueAt.toISOString() },
  occurredAt: late.noticedAt,
});
