import { Injectable } from '@nestjs/common';
import { civilDate } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { Administrator, Post } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { endPosition, holdAdministrators } from '../persistence/officers.ts';
import { ChangingOfficer } from './changing-officer.ts';
import type { Written } from './create-agency.ts';

/** Ends a post of an officer, at once. That it was held is kept. */
@Injectable()
export class EndPosition {
  constructor(private readonly changing: ChangingOfficer) {}

  /**
   * @param alongside what hangs on the post and ends with it; what it returns is told to the audit
   * @throws organization.officer-unknown, .stale, .position-unknown, .last-administrator
   */
  execute(
    username: string,
    version: number,
    post: Post,
    by: Administrator,
    alongside: (tx: Transaction, officerId: number, at: Date) => Promise<Record<string, unknown>>,
  ): Promise<Written> {
    const act = { username, version, by, action: 'organization.end-position' };
    return this.changing.execute(act, async (tx, officer, at) => {
      const administrators = post.role === 'administrator' ? await holdAdministrators(tx) : undefined;
      const [ended] = await tx.query<object>(endPosition(officer.id, post, civilDate(at)));
      if (!ended) throw organizationProblem('organization.position-unknown', { username });
      if (administrators === 1) throw organizationProblem('organization.last-administrator');
      const details = await alongside(tx, officer.id, at);
      return { change: { before: { ...post, ...ended }, after: null }, details };
    });
  }
}
