import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Client } from '../domain/client.ts';
import { factorPlace } from './factor-place.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { endSessions } from '../persistence/sessions.ts';
import { type Attempt, Attempts } from './attempts.ts';
import { stepOfCode } from './factor-codes.ts';
import { readableSecret, typedSecret } from './readable-secret.ts';
import { digestOf } from './token.ts';

const RECOVERY_CODES = 10;
/** 120 bits: above the 112 from which NIST SP 800-63B-4 3.1.2.2 lets a fast hash keep them. */
const RECOVERY_BYTES = 15;

/** Makes an offered second factor binding, by a code of it. The session goes on with it; the others end. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly attempts: Attempts,
  ) {}

  /**
   * @returns recovery codes, shown this once
   * @throws identity.second-factor-not-offered, .second-factor-wrong, .too-many-failures
   */
  async execute(officer: Principal, sessionId: string, code: string, client: Client): Promise<string[]> {
    const attempt = await this.attempts.begin(officer.username, client);
    const sealed = await this.offered(officer, attempt);
    const secret = await this.personal.open(sealed, factorPlace(officer.accountId));
    const step = stepOfCode(secret, code.replace(/\s/g, ''), this.clock.now());
    if (step === undefined) {
      await this.attempts.failed(attempt, officer.accountId, 'code');
      throw identityProblem('identity.second-factor-code-refused');
    }
    await this.attempts.succeeded(attempt);
    const codes = Array.from({ length: RECOVERY_CODES }, () => readableSecret(RECOVERY_BYTES));
    if (!(await this.bind(officer, sessionId, { sealed, step, codes }))) {
      throw identityProblem('identity.second-factor-not-offered');
    }
    return codes;
  }

  private async offered({ accountId }: Principal, attempt: Attempt): Promise<Buffer> {
    const [factor] = await this.database.query<{ secret: Buffer }>(sql`
      select secret_sealed as secret from identity.second_factor where account_id = ${accountId} and confirmed_at is null`);
    if (factor) return factor.secret;
    await this.attempts.undecided(attempt);
    throw identityProblem('identity.second-factor-not-offered');
  }

  /** @returns false when it was offered anew, or made binding, meanwhile */
  private async bind(
    { accountId, username, officerId }: Principal,
    sessionId: string,
    { sealed, step, codes }: { sealed: Buffer; step: number; codes: readonly string[] },
  ): Promise<boolean> {
    const now = this.clock.now();
    const audit = insertAuditEntry(
      {
        at: now,
        actor: username,
        officerId,
        action: 'identity.second-factor-enrol',
        subjectType: 'account',
        subjectId: String(accountId),
        details: {},
      },
      sql`exists (select 1 from bound)`,
    );
    const others = sql`s.account_id = (select account_id from bound) and s.id <> ${sessionId}::bigint`;
    const hashes = codes.map((code) => digestOf(typedSecret(code)));
    return this.database.transaction(async (tx) => {
      const bound = await tx.query(sql`
        with bound as (
               update identity.second_factor set confirmed_at = ${now}, last_step = ${step}
               where account_id = ${accountId} and secret_sealed = ${sealed} and confirmed_at is null
               returning account_id),
             proved as (
               update identity.session set second_factor = true
               where id = ${sessionId}::bigint and account_id = (select account_id from bound)),
             ended as (${endSessions(others, now)}),
             audited as (${audit})
        select 1 from bound`);
      if (bound.length === 0) return false;
      await tx.query(sql`
        insert into identity.recovery_code (account_id, code_hash)
        select ${accountId}, unnest(${hashes}::bytea[])`);
      return true;
    });
  }
}
