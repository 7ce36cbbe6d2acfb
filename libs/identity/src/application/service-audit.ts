import { insertAuditEntry } from '#platform/audit';
import type { Sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';

/** The audit row of what an administrator does to a service account, for use beside a conditional change. */
export const serviceAudit =
  (
    { username: actor, officerId }: Principal,
    at: Date,
    { action, name, details = {} }: { action: string; name: string; details?: Record<string, unknown> },
  ) =>
  (when: Sql): Sql =>
    insertAuditEntry(
      { at, actor, officerId, action, subjectType: 'service-account', subjectId: name, details },
      when,
    );
