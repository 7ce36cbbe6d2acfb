import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { countedName } from '../persistence/failed-attempts.ts';
import { accountAudit } from './account-audit.ts';
import { refuseUnknownAccount } from './known-account.ts';

/** Forgets the failed sign-ins of an account. */
@Injectable()
export class UnlockAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.account-unknown */
  async execute(administrator: Principal, accountId: number, reason: string): Promise<void> {
    const act = { action: 'identity.unlock', accountId, at: this.clock.now(), reason, before: {}, after: {} };
    await this.database.transaction(async (tx) => {
      const username = await refuseUnknownAccount(tx, accountId);
      await tx.query(sql`
        with forgotten as (
          delete from identity.failed_attempt
          where kind = 'name' and subject = ${countedName(sql`${username}::text`)} returning 1)
        ${insertAuditEntry(accountAudit(administrator, act), sql`exists (select 1 from forgotten)`)}`);
    });
  }
}
