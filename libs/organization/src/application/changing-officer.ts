import { Injectable } from '@nestjs/common';
import { type AuditEntry, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, sql, type Transaction } from '#platform/database';
import type { Administrator } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { holdOfficer, nextVersion, type StoredOfficer } from '../persistence/officers.ts';
import { demandVersion } from './change-agency.ts';
import type { Written } from './create-agency.ts';

/** Which officer is changed, as they were looked at, and by whom. */
export interface OfficerAct {
  readonly username: string;
  readonly version: number;
  readonly by: Administrator;
  /** Stable verb for the audit. */
  readonly action: string;
}

type Told = Partial<Pick<AuditEntry, 'change' | 'details'>>;

/** One act on an officer or their posts: held, at the version that was looked at, audited. */
@Injectable()
export class ChangingOfficer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param work what is done; what it returns is told to the audit: the person's name at most
   * @throws organization.officer-unknown, .stale
   */
  execute(
    { username, version, by, action }: OfficerAct,
    work: (tx: Transaction, officer: StoredOfficer, at: Date) => Promise<Told>,
    recordAnswer: (answer: Written) => Sql = () => sql`select 1`,
  ): Promise<Written> {
    return this.database.transaction(async (tx) => {
      const officer = await holdOfficer(tx, username);
      if (!officer) throw organizationProblem('organization.officer-unknown', { username });
      demandVersion(officer.version, version);
      const at = this.clock.now();
      const told = await work(tx, officer, at);
      await tx.query(nextVersion(officer.id));
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: by.username, officerId: by.officerId, action, details: {}, ...told },
          ...{ subjectType: 'officer', subjectId: username },
        }),
      );
      const answer = { version: version + 1 };
      await tx.query(recordAnswer(answer));
      return answer;
    });
  }
}
