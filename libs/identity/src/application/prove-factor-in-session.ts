import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { accountToProve } from '../persistence/accounts.ts';
import { Attempts } from './attempts.ts';
import { ProveSecondFactor } from './prove-second-factor.ts';

/** For a session another provider vouched for by one factor: the second is proved here. */
@Injectable()
export class ProveFactorInSession {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly secondFactor: ProveSecondFactor,
  ) {}

  /** @throws identity.second-factor-not-offered, .second-factor-code-refused, .too-many-failures */
  async execute(officer: Principal, sessionId: string, code: string, client: Client): Promise<void> {
    const account = await accountToProve(this.database, officer.username);
    if (!account?.factor) throw identityProblem('identity.second-factor-not-offered');
    const attempt = await this.attempts.begin(officer.username, client);
    if (!(await this.secondFactor.execute({ ...account, factor: account.factor }, code))) {
      await this.attempts.failed(attempt, account.id, 'code');
      throw identityProblem('identity.second-factor-code-refused');
    }
    await this.attempts.succeeded(attempt);
    await this.database.query(sql`
      update identity.session set second_factor = true
      where id = ${sessionId}::bigint and account_id = ${account.id}`);
  }
}
