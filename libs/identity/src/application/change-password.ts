import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Client } from '../domain/client.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { formerPasswords } from '../persistence/accounts.ts';
import { endSessions } from '../persistence/sessions.ts';
import { Attempts } from './attempts.ts';
import { hashPassword } from './password-hash.ts';
import { ProvePassword } from './prove-password.ts';
import { RefuseWeakPassword } from './refuse-weak-password.ts';

/** None of the last five comes back: the present one, and these before it. */
const REMEMBERED = 4;

export interface PasswordChange {
  present: string;
  wanted: string;
}

/** An officer gives their account another password; their other sessions end. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly prove: ProvePassword,
    private readonly policy: RefuseWeakPassword,
  ) {}

  /** @throws identity.present-password-wrong, .too-many-failures, and what {@link RefuseWeakPassword} throws */
  async execute(
    officer: Principal,
    sessionId: string,
    { present, wanted }: PasswordChange,
    client: Client,
  ): Promise<void> {
    const proved = await this.prove.execute(officer.username, present, client);
    if (!proved) throw identityProblem('identity.present-password-wrong');
    await this.attempts.succeeded(proved.attempt);
    const { passwordHash } = proved.account;
    const former = await formerPasswords(this.database, officer.accountId, REMEMBERED);
    const hashes = [passwordHash, ...former.map((password) => password.passwordHash)];
    await this.policy.execute(wanted, officer, hashes);
    if (!(await this.replace(officer, sessionId, passwordHash, await hashPassword(wanted)))) {
      throw identityProblem('identity.present-password-wrong');
    }
  }

  /** @returns false when it was changed meanwhile */
  private async replace(
    { accountId, username, officerId }: Principal,
    sessionId: string,
    present: string,
    wanted: string,
  ): Promise<boolean> {
    const now = this.clock.now();
    const audit = insertAuditEntry(
      {
        at: now,
        actor: username,
        officerId,
        action: 'identity.password-change',
        subjectType: 'account',
        subjectId: String(accountId),
        details: {},
      },
      sql`exists (select 1 from changed)`,
    );
    const others = sql`s.account_id = (select id from changed) and s.id <> ${sessionId}::bigint`;
    const changed = await this.database.query(sql`
      with changed as (
             update identity.account set password_hash = ${wanted}, one_time_password_until = null
             where id = ${accountId} and password_hash = ${present} returning id),
           remembered as (
             insert into identity.former_password (account_id, replaced_at, password_hash)
             select id, ${now}::timestamptz, ${present} from changed),
           forgotten as (
             delete from identity.former_password
             where id in (
               select id from identity.former_password where account_id = (select id from changed)
               order by id desc offset ${REMEMBERED - 1})),
           ended as (${endSessions(others, now)}),
           audited as (${audit})
      select 1 from changed`);
    return changed.length === 1;
  }
}
