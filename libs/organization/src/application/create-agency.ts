import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Sql, violatesUnique } from '#platform/database';
import type { Administrator, NewAgency } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { insertAgency, notInForce } from '../persistence/agencies.ts';
import { Directory } from './directory.ts';

/** An agency or officer as a change left it. */
export interface Written {
  readonly version: number;
}

/** Adds an agency, a desk or a unit to the province, from today on. */
@Injectable()
export class CreateAgency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws organization.agency-code-taken, .agency-not-in-force */
  async execute(
    agency: NewAgency,
    by: Administrator,
    recordAnswer: (answer: Written) => Sql,
  ): Promise<Written> {
    const at = this.clock.now();
    try {
      const written = await this.database.transaction(async (tx) => {
        const unfit = await notInForce(tx, [agency.parent, ...(agency.serves ?? [])]);
        if (unfit.length > 0) {
          throw organizationProblem('organization.agency-not-in-force', { codes: unfit.join(', ') });
        }
        await tx.query(insertAgency(agency, civilDate(at)));
        await tx.query(
          insertAuditEntry({
            ...{ at, actor: by.username, officerId: by.officerId, action: 'organization.create-agency' },
            ...{ subjectType: 'agency', subjectId: agency.code },
            ...{ change: { before: null, after: agency }, details: {} },
          }),
        );
        const answer = { version: 1 };
        await tx.query(recordAnswer(answer));
        return answer;
      });
      this.directory.forget();
      return written;
    } catch (error) {
      if (!violatesUnique(error, 'agency_code_unique')) throw error;
      throw organizationProblem('organization.agency-code-taken', { codes: agency.code });
    }
  }
}
