import { Injectable } from '@nestjs/common';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { Attempts } from './attempts.ts';
import { type OpenedSession, OpenSession } from './open-session.ts';
import { ProvePassword, type ProvedPassword } from './prove-password.ts';
import { ProveSecondFactor } from './prove-second-factor.ts';

export interface Credentials {
  username: string;
  password: string;
  /** Of the second factor, where the account has one. */
  code?: string | undefined;
}

/** Opens a session by a password, and by a code where the account has a second factor. */
@Injectable()
export class SignIn {
  constructor(
    private readonly attempts: Attempts,
    private readonly password: ProvePassword,
    private readonly secondFactor: ProveSecondFactor,
    private readonly sessions: OpenSession,
  ) {}

  /**
   * @throws identity.sign-in-failed without saying which of the two was wrong; identity.too-many-failures; only to
   *   whoever knows the password: identity.second-factor-required, .second-factor-wrong, .one-time-password-expired
   */
  async execute({ username, password, code }: Credentials, client: Client): Promise<OpenedSession> {
    const proved = await this.password.execute(username, password, client);
    if (!proved) throw identityProblem('identity.sign-in-failed');
    const secondFactor = await this.codeProved(proved, code);
    await this.attempts.succeeded(proved.attempt);
    return this.sessions.execute(proved.account.id, { method: 'password', secondFactor }, client);
  }

  /** @returns whether there was one to prove */
  private async codeProved({ account, attempt }: ProvedPassword, code: string | undefined): Promise<boolean> {
    const { factor } = account;
    if (!factor) return false;
    if (code === undefined) {
      await this.attempts.undecided(attempt);
      throw identityProblem('identity.second-factor-required');
    }
    if (!(await this.secondFactor.execute({ ...account, factor }, code))) {
      await this.attempts.failed(attempt, account.id, 'code');
      throw identityProblem('identity.second-factor-wrong');
    }
    return true;
  }
}
