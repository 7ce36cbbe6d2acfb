import type { Reader } from '#identity';
import type { AuditEntry } from '#platform/audit';

/** What is written down of who did what to a submission. */
export const auditOf = (
  action: string,
  id: string,
  at: Date,
  by: Reader,
  details: AuditEntry['details'] = {},
): AuditEntry => ({
  at,
  actor: by.username,
  officerId: by.kind === 'officer' ? by.officerId : null,
  action: `submission.${action}`,
  ...{ subjectType: 'submission', subjectId: id, details },
});
