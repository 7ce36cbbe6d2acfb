import { insertAuditEntry } from '#platform/audit';
import type { Sql } from '#platform/database';

/** How the audit trail names a citizen: it tells sessions apart, not people. */
export const citizenName = (sessionId: string): string => `citizen:${sessionId}`;

/** The row of what became of a citizen's session; nothing in it says whose it is. */
export const citizenAudit = (action: string, sessionId: string, at: Date, when?: Sql): Sql =>
  insertAuditEntry(
    {
      at,
      actor: citizenName(sessionId),
      officerId: null,
      action,
      subjectType: 'citizen-session',
      subjectId: sessionId,
      details: {},
    },
    when,
  );
