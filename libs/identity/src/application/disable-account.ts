import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { endSessions } from '../persistence/sessions.ts';
import { accountAudit } from './account-audit.ts';
import { refuseUnknownAccount } from './known-account.ts';

/** Takes an account out of use, and lets it back. Disabled, it signs nobody in, and its sessions end. */
@Injectable()
export class DisableAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.account-unknown, .last-administrator */
  disable(administrator: Principal, accountId: number, reason: string): Promise<void> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      await refuseUnknownAccount(tx, accountId);
      await refuseLastAdministrator(tx, accountId);
      const act = { action: 'identity.account-disable', accountId, at, reason };
      const change = { before: { disabled: false }, after: { disabled: true } };
      const audit = insertAuditEntry(
        accountAudit(administrator, { ...act, ...change }),
        sql`exists (select 1 from disabled)`,
      );
      await tx.query(sql`
        with disabled as (
               update identity.account set disabled_at = ${at}
               where id = ${accountId} and disabled_at is null returning id),
             ended as (${endSessions(sql`s.account_id = (select id from disabled)`, at)})
        ${audit}`);
    });
  }

  /** @throws identity.account-unknown */
  enable(administrator: Principal, accountId: number, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await refuseUnknownAccount(tx, accountId);
      const act = { action: 'identity.account-enable', accountId, at: this.clock.now(), reason };
      const change = { before: { disabled: true }, after: { disabled: false } };
      const audit = insertAuditEntry(
        accountAudit(administrator, { ...act, ...change }),
        sql`exists (select 1 from enabled)`,
      );
      await tx.query(sql`
        with enabled as (
          update identity.account set disabled_at = null
          where id = ${accountId} and disabled_at is not null returning id)
        ${audit}`);
    });
  }
}

/** Their rows are locked in one order: of two administrators who disable each other at once, one comes second. */
async function refuseLastAdministrator(tx: Transaction, accountId: number): Promise<void> {
  const administrators = await tx.query<{ id: number }>(sql`
    select a.id from identity.account a
    where a.disabled_at is null and exists (
      select 1 from organization.position p where p.officer_id = a.officer_id and p.role = 'administrator')
    order by a.id for update of a`);
  const others = administrators.filter(({ id }) => id !== accountId);
  if (others.length === 0) throw identityProblem('identity.last-administrator');
}
