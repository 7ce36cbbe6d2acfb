import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, violatesUnique } from '#platform/database';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { accountAudit } from './account-audit.ts';
import { newOneTimePassword, type OneTimePassword } from './one-time-password.ts';

export interface CreatedAccount extends Pick<OneTimePassword, 'password' | 'until'> {
  id: number;
  username: string;
}

/** Gives an officer an account. Its password is told once and kept nowhere. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param username of the officer; the account takes it over
   * @throws identity.officer-unknown, .account-exists
   */
  async execute(administrator: Principal, username: string): Promise<CreatedAccount> {
    const now = this.clock.now();
    const { password, passwordHash, until } = await newOneTimePassword(now);
    const id = await this.insert(administrator, username, { at: now, passwordHash, until });
    if (id === undefined) throw identityProblem('identity.officer-unknown', { username });
    return { id, username, password, until };
  }

  private async insert(
    administrator: Principal,
    username: string,
    { at, passwordHash, until }: { at: Date; passwordHash: string; until: Date },
  ): Promise<number | undefined> {
    const act = { action: 'identity.account-create', at, reason: '', before: null, after: { username } };
    try {
      return await this.database.transaction(async (tx) => {
        const [account] = await tx.query<{ id: number }>(sql`
          insert into identity.account (username, password_hash, officer_id, one_time_password_until)
          select username, ${passwordHash}, id, ${until}::timestamptz
          from organization.officer where username = ${username} returning id`);
        if (!account) return undefined;
        await tx.query(insertAuditEntry(accountAudit(administrator, { ...act, accountId: account.id })));
        return account.id;
      });
    } catch (error) {
      const twice =
        violatesUnique(error, 'account_officer_unique') || violatesUnique(error, 'account_username_unique');
      throw twice ? identityProblem('identity.account-exists', { username }) : error;
    }
  }
}
