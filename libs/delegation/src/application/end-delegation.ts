import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { delegationProblem } from '../domain/delegation.problems.ts';
import { endDelegation } from '../persistence/delegations.ts';
import { ListDelegations } from './queries/list-delegations.ts';

export const delegationEndSchema = z.strictObject({ reason: text(2000) });

/** Ends a delegation at once, before its time: either of the two, a leader of the agency, or an administrator. */
@Injectable()
export class EndDelegation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listing: ListDelegations,
  ) {}

  /** @throws delegation.unknown, .over */
  async execute(
    id: number,
    { reason }: z.infer<typeof delegationEndSchema>,
    officer: Principal,
    recordAnswer: (when: Sql) => Sql,
  ): Promise<void> {
    // Whoever sees one may end it: the list shows nothing to others.
    const { fromOfficerId, toOfficerId } = await this.listing.one(officer, id);
    const at = this.clock.now();
    const end = { id, at, by: officer.officerId, reason };
    const audit = {
      ...{ at, actor: officer.username, officerId: officer.officerId, action: 'delegation.end' },
      ...{ subjectType: 'delegation', subjectId: String(id) },
      details: { from: fromOfficerId, to: toOfficerId },
    };
    if (!(await endDelegation(this.database, end, audit, recordAnswer))) {
      throw delegationProblem('delegation.over');
    }
  }
}
