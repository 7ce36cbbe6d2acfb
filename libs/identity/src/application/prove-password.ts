import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Database, sql } from '#platform/database';
import { identityProblem } from '../domain/identity.problems.ts';

/** Proves that someone knows the password of an account. */
@Injectable()
export class ProvePassword {
  /** Verified against for unknown names, so that a stranger cannot tell names apart by time. */
  private readonly nobodysHash = hash(randomBytes(16).toString('hex'));

  constructor(private readonly database: Database) {}

  /**
   * @returns the account's id
   * @throws identity.sign-in-failed without saying which of the two was wrong.
   */
  async execute(username: string, password: string): Promise<number> {
    const [account] = await this.database.query<{ id: number; passwordHash: string }>(sql`
      select id, password_hash as "passwordHash" from identity.account
      where username = ${username} and disabled_at is null`);
    const matches = await verify(account?.passwordHash ?? (await this.nobodysHash), password);
    if (!account || !matches) throw identityProblem('identity.sign-in-failed');
    return account.id;
  }
}
