import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { type AccountToProve, accountToProve } from '../persistence/accounts.ts';
import { type Attempt, Attempts } from './attempts.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { newToken } from './token.ts';

/** A password that was right. Whoever asked says what became of the attempt. */
export interface ProvedPassword {
  account: AccountToProve;
  attempt: Attempt;
}

/** Proves that someone knows the password of an account. */
@Injectable()
export class ProvePassword {
  /** Verified against for unknown names, so that a stranger cannot tell names apart by time. */
  private readonly nobodysHash = hashPassword(newToken());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
  ) {}

  /**
   * @returns undefined for a wrong password, an unknown name and an account out of use alike
   * @throws identity.too-many-failures, identity.one-time-password-expired
   */
  async execute(username: string, password: string, client: Client): Promise<ProvedPassword | undefined> {
    const attempt = await this.attempts.begin(username, client);
    const account = await accountToProve(this.database, username);
    const matches = await isPassword(account?.passwordHash ?? (await this.nobodysHash), password);
    if (!account || !matches) {
      await this.attempts.failed(attempt, account?.id, account ? 'password' : 'unknown-account');
      return undefined;
    }
    const until = account.oneTimePasswordUntil;
    if (until && until <= this.clock.now()) {
      await this.attempts.failed(attempt, account.id, 'one-time-password-expired');
      throw identityProblem('identity.one-time-password-expired');
    }
    if (isOutdated(account.passwordHash)) await this.hashAnew(account, password);
    return { account, attempt };
  }

  private async hashAnew(account: AccountToProve, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.database.query(sql`
      update identity.account set password_hash = ${passwordHash}
      where id = ${account.id} and password_hash = ${account.passwordHash}`);
    Object.assign(account, { passwordHash });
  }
}
