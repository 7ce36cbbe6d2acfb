import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { type Delegator, ownPositions, type Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { assignmentProblem } from '../../domain/assignment.problems.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import type { Person } from '../../domain/person.ts';
import { OWN_OF } from '../../persistence/load-state.ts';
import { DossierScope } from '../dossier-scope.ts';
import { forWhom } from '../history-line.ts';
import { Refusals } from '../refusals.ts';

interface Seen {
  id: string;
  status: string;
  ownOf: number[];
}

/** A dossier in a leader's hands, and for whom they lead; null = in person. */
export type LedDossier = Seen & { onBehalfOf: Delegator | null };

interface Line {
  dossier: LedDossier;
  at: Date;
  kind: string;
  officerId: number;
  reason: string | undefined;
}

/** What the two acts about who is involved in a dossier have in common. */
@Injectable()
export class Involving {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly refusals: Refusals,
  ) {}

  /**
   * A dossier that an agency takes part in which the officer leads, in person or else for a colleague.
   * @throws dossier.unknown, .own-dossier
   */
  async seenBy(leader: Principal, dossierId: string): Promise<LedDossier> {
    const leading = rolesThatMay('involve', 'Dossier');
    const delegated = leader.positions.filter(({ onBehalfOf, role }) => onBehalfOf && leading.includes(role));
    for (const positions of [ownPositions(leader), ...delegated.map((post) => [post])]) {
      const found = await this.ledBy({ ...leader, positions }, dossierId);
      if (!found) continue;
      const onBehalfOf = positions[0]?.onBehalfOf;
      await this.refusals.demandNotOwn(leader, found, { ...(onBehalfOf && { onBehalfOf }) });
      return { ...found, onBehalfOf: onBehalfOf ?? null };
    }
    throw dossierProblem('dossier.unknown');
  }

  private async ledBy(leader: Principal, dossierId: string): Promise<Seen | undefined> {
    const permitted = await this.scope.where(leader, 'involve');
    const [dossier] = await this.database.query<Seen>(sql`
      select d.id, d.status, ${OWN_OF} as "ownOf" from dossier.dossier d
      where d.id = ${dossierId} and ${permitted}`);
    return dossier;
  }

  /** @throws dossier.officer-unknown */
  async officer(username: string): Promise<Person> {
    const [found] = await this.database.query<Person>(sql`
      select id as "officerId", username, full_name as name from organization.officer where username = ${username}`);
    if (!found) throw assignmentProblem('dossier.officer-unknown', { username });
    return found;
  }

  /** Told after a statement that did not take effect. @throws dossier.delegation-over */
  demandInForce({ onBehalfOf }: LedDossier): Promise<void> {
    return this.refusals.demandInForce(onBehalfOf);
  }

  traces({ officerId: by, username: actor }: Principal, { dossier, at, kind, officerId, reason }: Line) {
    const { id: dossierId, onBehalfOf } = dossier;
    return {
      line: { dossierId, taskId: null, at, by, onBehalfOf, kind, officerId, reason: reason ?? null },
      audit: {
        ...{ at, actor, officerId: by, action: `dossier.${kind}` },
        ...{ subjectType: 'dossier', subjectId: dossierId },
        ...forWhom(dossier),
        details: { officer: officerId },
      },
    };
  }
}
