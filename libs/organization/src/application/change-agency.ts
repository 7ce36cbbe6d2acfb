import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import type { Administrator, AgencyChange } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { type ChangeableAgency, holdAgency, notInForce, updateAgency } from '../persistence/agencies.ts';
import type { Written } from './create-agency.ts';
import { Directory } from './directory.ts';

/** Changes how an agency is called and reached, what it is asked for and by whom. Its code stays. */
@Injectable()
export class ChangeAgency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws organization.agency-unknown, .stale, .agency-not-in-force */
  async execute(code: string, version: number, change: AgencyChange, by: Administrator): Promise<Written> {
    const written = await this.database.transaction(async (tx) => {
      const held = await holdAgency(tx, code);
      if (!held) throw organizationProblem('organization.agency-unknown', { codes: code });
      demandVersion(held.version, version);
      await demandInForce(tx, held, code, change.serves ?? []);
      await tx.query(updateAgency(held.id, change));
      await tx.query(
        insertAuditEntry({
          ...{ at: this.clock.now(), actor: by.username, officerId: by.officerId },
          ...{ action: 'organization.change-agency', subjectType: 'agency', subjectId: code },
          ...{ change: { before: before(held, change), after: change }, details: {} },
        }),
      );
      return { version: held.version + 1 };
    });
    this.directory.forget();
    return written;
  }
}

/** @throws organization.stale with the present version */
export function demandVersion(present: number, expected: number): void {
  if (present !== expected) {
    throw organizationProblem('organization.stale', {}, { current: { version: present } });
  }
}

async function demandInForce(
  tx: Transaction,
  { validUntil }: ChangeableAgency,
  code: string,
  serves: readonly string[],
): Promise<void> {
  const unfit = [...(validUntil === null ? [] : [code]), ...(await notInForce(tx, serves))];
  if (unfit.length > 0) {
    throw organizationProblem('organization.agency-not-in-force', { codes: unfit.join(', ') });
  }
}

const before = (held: ChangeableAgency, change: AgencyChange): Partial<ChangeableAgency> =>
  Object.fromEntries(Object.keys(change).map((field) => [field, held[field as keyof ChangeableAgency]]));
