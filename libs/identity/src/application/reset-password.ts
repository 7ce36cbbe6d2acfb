import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { countedName } from '../persistence/failed-attempts.ts';
import { endSessions } from '../persistence/sessions.ts';
import { accountAudit } from './account-audit.ts';
import { refuseOwnAccount, refuseUnknownAccount } from './known-account.ts';
import { newOneTimePassword, type OneTimePassword } from './one-time-password.ts';

/** Gives an account a one-time password, unlocks it and ends its sessions. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.own-account, .account-unknown */
  async execute(
    administrator: Principal,
    accountId: number,
    reason: string,
  ): Promise<Pick<OneTimePassword, 'password' | 'until'>> {
    refuseOwnAccount(administrator, accountId);
    const at = this.clock.now();
    const { password, passwordHash, until } = await newOneTimePassword(at);
    const act = { action: 'identity.password-reset', accountId, at, reason, before: {}, after: {} };
    await this.database.transaction(async (tx) => {
      const username = await refuseUnknownAccount(tx, accountId);
      await tx.query(sql`
        with remembered as (
               insert into identity.former_password (account_id, replaced_at, password_hash)
               select id, ${at}::timestamptz, password_hash from identity.account
               where id = ${accountId} and one_time_password_until is null),
             unlocked as (
               delete from identity.failed_attempt
               where kind = 'name' and subject = ${countedName(sql`${username}::text`)}),
             ended as (${endSessions(sql`s.account_id = ${accountId}`, at)}),
             audited as (${insertAuditEntry(accountAudit(administrator, act))})
        update identity.account set password_hash = ${passwordHash}, one_time_password_until = ${until}
        where id = ${accountId}`);
    });
    return { password, until };
  }
}
