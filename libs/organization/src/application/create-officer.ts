import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, violatesUnique } from '#platform/database';
import type { Administrator, NewOfficer } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { insertOfficer, updateOfficer } from '../persistence/officers.ts';
import type { Written } from './create-agency.ts';
import { OfficerWritings } from './officer-writings.ts';

/** Adds an officer; posts and an account are given apart. */
@Injectable()
export class CreateOfficer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writings: OfficerWritings,
  ) {}

  /** @throws organization.username-taken */
  async execute(
    officer: NewOfficer,
    by: Administrator,
    recordAnswer: (answer: Written) => Sql,
  ): Promise<Written> {
    try {
      return await this.database.transaction(async (tx) => {
        const id = await insertOfficer(tx, officer);
        await tx.query(updateOfficer(id, await this.writings.of(id, officer)));
        await tx.query(
          insertAuditEntry({
            ...{ at: this.clock.now(), actor: by.username, officerId: by.officerId },
            ...{ action: 'organization.create-officer', subjectType: 'officer', subjectId: officer.username },
            ...{ change: { before: null, after: { fullName: officer.fullName } }, details: {} },
          }),
        );
        const answer = { version: 1 };
        await tx.query(recordAnswer(answer));
        return answer;
      });
    } catch (error) {
      if (!violatesUnique(error, 'officer_username_unique')) throw error;
      throw organizationProblem('organization.username-taken', { username: officer.username });
    }
  }
}
