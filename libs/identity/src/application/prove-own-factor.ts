import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { accountToProve } from '../persistence/accounts.ts';
import { Attempts } from './attempts.ts';
import { ProveSecondFactor } from './prove-second-factor.ts';

/** Has an officer who is signed in prove their second factor anew. A wrong code counts as a failed sign-in. */
@Injectable()
export class ProveOwnFactor {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly secondFactor: ProveSecondFactor,
  ) {}

  /** @throws identity.second-factor-not-offered, .second-factor-code-refused, .too-many-failures */
  async execute({ username }: Principal, code: string, client: Client): Promise<void> {
    const account = await accountToProve(this.database, username);
    if (!account?.factor) throw identityProblem('identity.second-factor-not-offered');
    const attempt = await this.attempts.begin(username, client);
    if (!(await this.secondFactor.execute({ ...account, factor: account.factor }, code))) {
      await this.attempts.failed(attempt, account.id, 'code');
      throw identityProblem('identity.second-factor-code-refused');
    }
    await this.attempts.succeeded(attempt);
  }
}
