import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Client, Proof } from '../domain/client.ts';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { loadPrincipal } from '../persistence/load-principal.ts';
import { digestOf, newToken } from './token.ts';

/** A fresh session; the token is shown this once, only its hash is kept. */
export interface OpenedSession {
  token: string;
  expiresAt: Date;
  principal: Principal;
}

const HOUR = 3_600_000;

/** Opens a session for an account whose owner has been proved. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws identity.sign-in-failed when the account is not in use. */
  async execute(accountId: number, proof: Proof, client: Client): Promise<OpenedSession> {
    const principal = await loadPrincipal(this.database, sql`a.id = ${accountId}`);
    if (!principal) throw identityProblem('identity.sign-in-failed');
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.SESSION_HOURS * HOUR);
    const audit = insertAuditEntry({
      at: now,
      actor: principal.username,
      officerId: principal.officerId,
      action: 'identity.sign-in',
      subjectType: 'account',
      subjectId: String(accountId),
      details: { ...proof, userAgent: client.userAgent },
    });
    await this.database.query(sql`
      with audited as (${audit})
      insert into identity.session (token_hash, account_id, created_at, expires_at)
      values (${digestOf(token)}, ${accountId}, ${now}, ${expiresAt})`);
    return { token, expiresAt, principal };
  }
}
