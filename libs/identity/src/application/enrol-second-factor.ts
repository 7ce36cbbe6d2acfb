import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Client } from '../domain/client.ts';
import { factorPlace } from './factor-place.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { Attempts } from './attempts.ts';
import { factorUri, newFactorSecret } from './factor-codes.ts';
import { ProvePassword } from './prove-password.ts';

/** What an authenticator application needs; shown this once. */
export interface OfferedFactor {
  /** Base32. */
  secret: string;
  /** `otpauth://…` */
  uri: string;
}

/** Offers an officer a second factor. It binds nobody until a code of it is shown. */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly attempts: Attempts,
    private readonly prove: ProvePassword,
  ) {}

  /** @throws identity.present-password-wrong, .too-many-failures, .second-factor-exists */
  async execute(officer: Principal, password: string, client: Client): Promise<OfferedFactor> {
    const proved = await this.prove.execute(officer.username, password, client);
    if (!proved) throw identityProblem('identity.present-password-wrong');
    await this.attempts.succeeded(proved.attempt);
    const secret = newFactorSecret();
    const sealed = await this.personal.seal(secret, factorPlace(officer.accountId));
    const begun = await this.database.query(sql`
      insert into identity.second_factor as f (account_id, secret_sealed, begun_at)
      values (${officer.accountId}, ${sealed}, ${this.clock.now()})
      on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, begun_at = excluded.begun_at
      where f.confirmed_at is null
      returning 1`);
    if (begun.length === 0) throw identityProblem('identity.second-factor-exists');
    return { secret, uri: factorUri(secret, officer.username) };
  }
}
