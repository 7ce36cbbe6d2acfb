import type { Reader } from '#identity';
import type { AuditEntry } from '#platform/audit';

/** Who does something to a submission: who calls, or this system by itself. */
export type Actor = Reader | typeof BY_ITSELF;
export const BY_ITSELF = { kind: 'system', username: 'system' } as const;

/** What is written down of who did what to a submission. */
export const auditOf = (
  action: string,
  id: string,
  at: Date,
  by: Actor,
  details: AuditEntry['details'] = {},
): AuditEntry => ({
  at,
  actor: by.username,
  officerId: by.kind === 'officer' ? by.officerId : null,
  action: `submission.${action}`,
  ...{ subjectType: 'submission', subjectId: id, details },
});
