import type { Reader } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import type { Sql } from '#platform/database';

/** The audit row of what somebody does to a subscription, for use beside a conditional change. */
export const subscriptionAudit = (
  by: Reader,
  at: Date,
  { action, id, details = {} }: { action: string; id: string; details?: Record<string, unknown> },
  when: Sql,
): Sql =>
  insertAuditEntry(
    {
      ...{ at, actor: by.username, officerId: by.kind === 'officer' ? by.officerId : null },
      ...{ action: `webhook.${action}`, subjectType: 'webhook-subscription', subjectId: id, details },
    },
    when,
  );
