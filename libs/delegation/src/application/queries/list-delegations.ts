import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database, empty, sql, type Sql } from '#platform/database';
import { delegationProblem } from '../../domain/delegation.problems.ts';
import { findDelegations, type StoredDelegation } from '../../persistence/delegations.ts';
import { Authority } from '../authority.ts';

export type { StoredDelegation };

/** The delegations an officer gave and received, and those of the agencies they lead. */
@Injectable()
export class ListDelegations {
  constructor(
    private readonly database: Database,
    private readonly authority: Authority,
  ) {}

  /** Latest first. @param before id of the last one shown */
  async execute(
    officer: Principal,
    { limit, before }: { limit: number; before?: number | undefined },
  ): Promise<StoredDelegation[]> {
    const beyond = before === undefined ? empty : sql`and d.id < ${before}`;
    return findDelegations(this.database, sql`${await this.shownTo(officer)} ${beyond}`, limit);
  }

  /** @throws delegation.unknown */
  async one(officer: Principal, id: number): Promise<StoredDelegation> {
    const which = sql`d.id = ${id} and ${await this.shownTo(officer)}`;
    const [found] = await findDelegations(this.database, which);
    if (!found) throw delegationProblem('delegation.unknown');
    return found;
  }

  private async shownTo(officer: Principal): Promise<Sql> {
    if (this.authority.administers(officer)) return sql`true`;
    const led = await this.authority.leads(officer);
    return sql`(d.from_officer_id = ${officer.officerId} or d.to_officer_id = ${officer.officerId}
                or d.agency_id = any(${led}::int[]))`;
  }
}
