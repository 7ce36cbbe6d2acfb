import { sql, type Transaction } from '#platform/database';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';

/** Locks an account that is to be changed. @returns its name @throws identity.account-unknown */
export async function refuseUnknownAccount(tx: Transaction, accountId: number): Promise<string> {
  const [account] = await tx.query<{ username: string }>(sql`
    select username from identity.account where id = ${accountId} for update`);
  if (!account) throw identityProblem('identity.account-unknown');
  return account.username;
}

/**
 * What proves an administrator they do not take from themselves: a session somebody else sits in would be enough to
 * take the account over. @throws identity.own-account
 */
export function refuseOwnAccount(administrator: Principal, accountId: number): void {
  if (administrator.accountId === accountId) throw identityProblem('identity.own-account');
}
