import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { endSessions } from '../persistence/sessions.ts';
import { accountAudit } from './account-audit.ts';
import { refuseUnknownAccount } from './known-account.ts';

/** Signs an account out everywhere. */
@Injectable()
export class EndAccountSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.account-unknown */
  async execute(administrator: Principal, accountId: number, reason: string): Promise<void> {
    const at = this.clock.now();
    const act = { action: 'identity.sessions-end', accountId, at, reason, before: {}, after: {} };
    await this.database.transaction(async (tx) => {
      await refuseUnknownAccount(tx, accountId);
      await tx.query(sql`
        with ended as (${endSessions(sql`s.account_id = ${accountId}`, at)})
        ${insertAuditEntry(accountAudit(administrator, act), sql`exists (select 1 from ended)`)}`);
    });
  }
}
