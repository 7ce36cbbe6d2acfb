import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import type { Principal } from '#identity';
import { Database, sql, type Sql } from '#platform/database';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { readFault, type StoredFault } from '../../persistence/portal-faults.ts';

/** Which faults somebody has to do with: administrators all of them, a desk its own. */
@Injectable()
export class PortalFaultScope {
  constructor(private readonly database: Database) {}

  /** SQL condition over `intake.portal_fault f`. */
  whose({ positions }: Principal): Sql {
    const held = positions.filter(({ role }) => rolesThatMay('settle', 'PortalFault').includes(role));
    if (held.some(({ role }) => role === 'administrator')) return sql`true`;
    return sql`f.agency_id = any(${held.map(({ agencyId }) => agencyId)}::int[])`;
  }

  /** @throws intake.portal-fault-unknown when there is none, or not for them */
  async find(officer: Principal, id: string): Promise<StoredFault> {
    const found = await readFault(this.database, id, this.whose(officer));
    if (!found) throw portalProblem('intake.portal-fault-unknown');
    return found;
  }
}
