import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { assignmentProblem } from '../domain/assignment.problems.ts';
import { dossierProblem } from '../domain/dossier.problems.ts';
import type { Person } from '../domain/person.ts';
import { DossierScope } from './dossier-scope.ts';

interface Line {
  dossierId: string;
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
  ) {}

  /** The status of a dossier the officer may involve others in. @throws dossier.unknown */
  async statusSeenBy(leader: Principal, dossierId: string): Promise<string> {
    const permitted = await this.scope.where(leader, 'involve');
    const [dossier] = await this.database.query<{ status: string }>(sql`
      select d.status from dossier.dossier d where d.id = ${dossierId} and ${permitted}`);
    if (!dossier) throw dossierProblem('dossier.unknown');
    return dossier.status;
  }

  /** @throws dossier.officer-unknown */
  async officer(username: string): Promise<Person> {
    const [found] = await this.database.query<Person>(sql`
      select id as "officerId", username, full_name as name from organization.officer where username = ${username}`);
    if (!found) throw assignmentProblem('dossier.officer-unknown', { username });
    return found;
  }

  traces({ officerId: by, username: actor }: Principal, { dossierId, at, kind, officerId, reason }: Line) {
    return {
      line: { dossierId, taskId: null, at, by, kind, officerId, reason: reason ?? null },
      audit: {
        ...{ at, actor, officerId: by, action: `dossier.${kind}` },
        ...{ subjectType: 'dossier', subjectId: dossierId, details: { officer: officerId } },
      },
    };
  }
}
