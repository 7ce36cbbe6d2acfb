import type { OutboxMessage } from '#platform/outbox';

/** Wire name: the national portal asked for a file of a dossier by a link that had expired. */
export const PORTAL_LINK_EXPIRED = 'document.portal-link-expired.v1';

export const portalLinkExpiredMessage = (
  { id, dossierId }: { id: string; dossierId: string },
  expiredAt: Date,
  at: Date,
): OutboxMessage => ({
  name: PORTAL_LINK_EXPIRED,
  subjectId: dossierId,
  payload: { versionId: id, expiredAt: expiredAt.toISOString() },
  occurredAt: at,
});
