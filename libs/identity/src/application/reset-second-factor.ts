import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { endSessions } from '../persistence/sessions.ts';
import { accountAudit } from './account-audit.ts';
import { refuseOwnAccount, refuseUnknownAccount } from './known-account.ts';

/** Takes an account's second factor and recovery codes away, and ends its sessions. */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.own-account, .account-unknown */
  async execute(administrator: Principal, accountId: number, reason: string): Promise<void> {
    refuseOwnAccount(administrator, accountId);
    const at = this.clock.now();
    const act = { action: 'identity.second-factor-reset', accountId, at, reason };
    const change = { before: { secondFactor: true }, after: { secondFactor: false } };
    const audit = insertAuditEntry(
      accountAudit(administrator, { ...act, ...change }),
      sql`exists (select 1 from removed)`,
    );
    await this.database.transaction(async (tx) => {
      await refuseUnknownAccount(tx, accountId);
      await tx.query(sql`
        with removed as (delete from identity.second_factor where account_id = ${accountId} returning account_id),
             ended as (${endSessions(sql`s.account_id = (select account_id from removed)`, at)})
        ${audit}`);
    });
  }
}
