import { type AuditEntry } from '#platform/audit';
import type { Principal } from '../domain/principal.ts';

/** What an administrator did to an account. */
export interface AccountAct {
  action: string;
  accountId: number;
  at: Date;
  /** In the administrator's words. */
  reason: string;
  before: unknown;
  after: unknown;
}

export const accountAudit = (
  administrator: Principal,
  { action, accountId, at, reason, before, after }: AccountAct,
): AuditEntry => ({
  at,
  actor: administrator.username,
  officerId: administrator.officerId,
  action,
  subjectType: 'account',
  subjectId: String(accountId),
  change: { before, after },
  details: { reason },
});
