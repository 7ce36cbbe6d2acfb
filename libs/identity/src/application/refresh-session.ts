import { Inject, Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { earlier, later, lifetimesOf } from '../domain/lifetime.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { endSessions, isOpen } from '../persistence/sessions.ts';
import type { SessionTokens } from './open-session.ts';
import { digestOf, looksLikeToken, newToken } from './token.ts';

/**
 * Exchanges a refresh token for new tokens, once (RFC 9700 section 4.14.2). A token that comes again has been copied,
 * and nobody can tell who of the two is the thief: the session ends for both. There is no grace for a client that sends
 * it twice, because a thief who is quick would look the same.
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * That tokens are exchanged does not count as use: a client that does so by itself does not keep an empty desk signed in.
   * @throws identity.refresh-unknown, .refresh-replayed, .session-ended
   */
  async execute(refreshToken: string): Promise<SessionTokens> {
    if (!looksLikeToken(refreshToken)) throw identityProblem('identity.refresh-unknown');
    const spent = digestOf(refreshToken);
    const now = this.clock.now();
    const { access, idle } = lifetimesOf(this.config);
    const tokens = { accessToken: newToken(), refreshToken: newToken() };
    const [session] = await this.database.query<{ expiresAt: Date; lastUsedAt: Date; endsAt: Date }>(sql`
      with refreshed as (
             update identity.session s
             set access_hash = ${digestOf(tokens.accessToken)}, refresh_hash = ${digestOf(tokens.refreshToken)},
                 access_expires_at = least(${later(now, access)}::timestamptz, s.ends_at)
             where s.refresh_hash = ${spent} and ${isOpen(now, later(now, -idle))}
               and exists (select 1 from identity.account a where a.id = s.account_id and a.disabled_at is null)
             returning s.id, s.access_expires_at, s.last_used_at, s.ends_at),
           kept as (
             insert into identity.spent_refresh_token (token_hash, session_id, spent_at)
             select ${spent}, id, ${now}::timestamptz from refreshed)
      select access_expires_at as "expiresAt", last_used_at as "lastUsedAt", ends_at as "endsAt" from refreshed`);
    if (!session) return this.refuse(spent, now);
    const { expiresAt, lastUsedAt, endsAt } = session;
    return { ...tokens, expiresAt, refreshExpiresAt: earlier(later(lastUsedAt, idle), endsAt) };
  }

  private async refuse(token: Buffer, now: Date): Promise<never> {
    const [session] = await this.database.query<{ id: string; accountId: number; replayed: boolean }>(sql`
      select s.id, s.account_id as "accountId", s.refresh_hash <> ${token} as replayed
      from identity.session s
      where s.refresh_hash = ${token}
         or s.id = (select session_id from identity.spent_refresh_token where token_hash = ${token})`);
    if (!session) throw identityProblem('identity.refresh-unknown');
    if (!session.replayed) throw identityProblem('identity.session-ended');
    const audit = insertAuditEntry({
      at: now,
      actor: 'stranger',
      officerId: null,
      action: 'identity.refresh-replayed',
      outcome: 'refused',
      subjectType: 'account',
      subjectId: String(session.accountId),
      details: { session: session.id },
    });
    await this.database.query(sql`
      with ended as (${endSessions(sql`s.id = ${session.id}::bigint`, now)}) ${audit}`);
    throw identityProblem('identity.refresh-replayed');
  }
}
