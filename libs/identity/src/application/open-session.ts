import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Client, Proof } from '../domain/client.ts';
import { type Confinement, confinementOf } from '../domain/confinement.ts';
import { earlier, later, lifetimesOf } from '../domain/lifetime.ts';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { loadPrincipal } from '../persistence/load-principal.ts';
import { SecondFactorRoles } from './second-factor-roles.ts';
import { digestOf, newToken } from './token.ts';

/** The tokens of a session, shown this once: only their hashes are kept. */
export interface SessionTokens {
  accessToken: string;
  expiresAt: Date;
  /** To be exchanged for new tokens, once. */
  refreshToken: string;
  /** Unless the session is used meanwhile, which prolongs it. */
  refreshExpiresAt: Date;
}

export interface OpenedSession extends SessionTokens {
  principal: Principal;
  /** What must be done before anything else. */
  confinement: Confinement | null;
}

/** Opens a session for an account whose owner has been proved. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly roles: SecondFactorRoles,
  ) {}

  /** @throws identity.sign-in-failed when the account is not in use. */
  async execute(accountId: number, proof: Proof, client: Client): Promise<OpenedSession> {
    const now = this.clock.now();
    const principal = await loadPrincipal(this.database, sql`a.id = ${accountId}`, now);
    if (!principal) throw identityProblem('identity.sign-in-failed');
    const tokens = this.newTokens();
    const oneTimePassword = await this.insert(principal, proof, client, tokens);
    const footing = {
      oneTimePassword: proof.method === 'password' && oneTimePassword,
      secondFactor: proof.secondFactor,
    };
    return { ...tokens, principal, confinement: confinementOf(footing, principal, this.roles.all) };
  }

  private newTokens(): SessionTokens & { endsAt: Date } {
    const now = this.clock.now();
    const { access, idle, absolute } = lifetimesOf(this.config);
    const endsAt = later(now, absolute);
    return {
      accessToken: newToken(),
      expiresAt: earlier(later(now, access), endsAt),
      refreshToken: newToken(),
      refreshExpiresAt: earlier(later(now, idle), endsAt),
      endsAt,
    };
  }

  /** @returns whether the account's password is a one-time password */
  private async insert(
    { accountId, username, officerId }: Principal,
    { method, secondFactor }: Proof,
    { address, userAgent }: Client,
    { accessToken, expiresAt, refreshToken, endsAt }: SessionTokens & { endsAt: Date },
  ): Promise<boolean> {
    const now = this.clock.now();
    const audit = insertAuditEntry({
      at: now,
      actor: username,
      officerId,
      action: 'identity.sign-in',
      subjectType: 'account',
      subjectId: String(accountId),
      details: { method, secondFactor },
    });
    const [account] = await this.database.query<{ oneTimePassword: boolean }>(sql`
      with audited as (${audit}),
           opened as (
             insert into identity.session
               (account_id, method, second_factor, opened_at, last_used_at, ends_at, address, user_agent,
                access_hash, access_expires_at, refresh_hash)
             values (${accountId}, ${method}, ${secondFactor}, ${now}, ${now}, ${endsAt}, ${address}, ${userAgent},
                     ${digestOf(accessToken)}, ${expiresAt}, ${digestOf(refreshToken)}))
      select one_time_password_until is not null as "oneTimePassword" from identity.account where id = ${accountId}`);
    return account?.oneTimePassword ?? false;
  }
}
