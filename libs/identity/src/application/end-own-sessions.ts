import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { Principal } from '../domain/principal.ts';
import { identityProblem } from '../domain/identity.problems.ts';
import { endSessions } from '../persistence/sessions.ts';

/** Signs an officer out: of one of their sessions, or everywhere. */
@Injectable()
export class EndOwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.session-unknown when it is not one of theirs, or over */
  async one(officer: Principal, sessionId: string): Promise<void> {
    const which = sql`s.account_id = ${officer.accountId} and s.id = ${sessionId}::bigint`;
    if ((await this.end(officer, which)) === 0) throw identityProblem('identity.session-unknown');
  }

  async all(officer: Principal): Promise<void> {
    await this.end(officer, sql`s.account_id = ${officer.accountId}`);
  }

  /** @returns how many ended */
  private async end(officer: Principal, which: ReturnType<typeof sql>): Promise<number> {
    const now = this.clock.now();
    const audit = insertAuditEntry(
      {
        at: now,
        actor: officer.username,
        officerId: officer.officerId,
        action: 'identity.sign-out',
        subjectType: 'account',
        subjectId: String(officer.accountId),
        details: {},
      },
      sql`exists (select 1 from ended)`,
    );
    const ended = await this.database.query(sql`
      with ended as (${endSessions(which, now)}), audited as (${audit}) select id from ended`);
    return ended.length;
  }
}
