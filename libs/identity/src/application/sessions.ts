import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { loadPrincipal } from '../persistence/load-principal.ts';

/** A fresh session; the token is shown this once, only its hash is kept. */
export interface OpenedSession {
  token: string;
  expiresAt: Date;
  principal: Principal;
}

const HOUR = 3_600_000;
const TOKEN = /^[\w-]{43}$/;

/** Opens, recognises and closes officers' sessions. */
@Injectable()
export class Sessions {
  /** Verified against for unknown names, so that a stranger cannot tell names apart by time. */
  private readonly nobodysHash = hash(randomBytes(16).toString('hex'));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws identity.sign-in-failed without saying which of the two was wrong. */
  async open(username: string, password: string): Promise<OpenedSession> {
    const accountId = await this.verify(username, password);
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.SESSION_HOURS * HOUR);
    const audit = insertAuditEntry({
      at: now,
      actor: username,
      officerId: null,
      action: 'identity.sign-in',
      subjectType: 'account',
      subjectId: String(accountId),
      details: {},
    });
    await this.database.query(sql`
      with audited as (${audit})
      insert into identity.session (token_hash, account_id, created_at, expires_at)
      values (${digest(token)}, ${accountId}, ${now}, ${expiresAt})`);
    const principal = await this.recognise(token);
    if (!principal) throw identityProblem('identity.sign-in-failed');
    return { token, expiresAt, principal };
  }

  /** The officer behind a name and password, without a session. @throws identity.sign-in-failed */
  async byPassword(username: string, password: string): Promise<Principal> {
    const accountId = await this.verify(username, password);
    const principal = await loadPrincipal(this.database, sql`a.id = ${accountId}`);
    if (!principal) throw identityProblem('identity.sign-in-failed');
    return principal;
  }

  /** The officer behind a token, with the posts held now; undefined when the session is over. */
  async recognise(token: string): Promise<Principal | undefined> {
    if (!TOKEN.test(token)) return undefined;
    return loadPrincipal(
      this.database,
      sql`
      a.id = (select account_id from identity.session
              where token_hash = ${digest(token)} and revoked_at is null and expires_at > ${this.clock.now()})`,
    );
  }

  async close(token: string): Promise<void> {
    await this.database.query(sql`
      update identity.session set revoked_at = ${this.clock.now()}
      where token_hash = ${digest(token)} and revoked_at is null`);
  }

  private async verify(username: string, password: string): Promise<number> {
    const [account] = await this.database.query<{ id: number; passwordHash: string }>(sql`
      select id, password_hash as "passwordHash" from identity.account
      where username = ${username} and disabled_at is null`);
    const matches = await verify(account?.passwordHash ?? (await this.nobodysHash), password);
    if (!account || !matches) throw identityProblem('identity.sign-in-failed');
    return account.id;
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
