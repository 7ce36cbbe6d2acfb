import { Injectable } from '@nestjs/common';
import { civilDate } from '#platform/clock';
import type { Sql } from '#platform/database';
import type { Administrator, NewPosition } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { notInForce } from '../persistence/agencies.ts';
import { insertPosition } from '../persistence/officers.ts';
import { ChangingOfficer } from './changing-officer.ts';
import type { Written } from './create-agency.ts';

/** Gives an officer a post, from now on. */
@Injectable()
export class GivePosition {
  constructor(private readonly changing: ChangingOfficer) {}

  /** @throws organization.officer-unknown, .stale, .agency-not-in-force, .position-held */
  execute(
    username: string,
    version: number,
    position: NewPosition,
    by: Administrator,
    recordAnswer: (answer: Written) => Sql,
  ): Promise<Written> {
    const act = { username, version, by, action: 'organization.give-position' };
    return this.changing.execute(
      act,
      async (tx, officer, at) => {
        const unfit = await notInForce(tx, [position.agency, ...position.areas]);
        if (unfit.length > 0) {
          throw organizationProblem('organization.agency-not-in-force', { codes: unfit.join(', ') });
        }
        const given = await tx.query(insertPosition(officer.id, position, civilDate(at)));
        if (given.length === 0) throw organizationProblem('organization.position-held', { username });
        return { change: { before: null, after: position } };
      },
      recordAnswer,
    );
  }
}
