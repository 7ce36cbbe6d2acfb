import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql, sql, type Transaction } from '#platform/database';
import { procedureProblem } from '../domain/procedure.problems.ts';
import { advanceRevision, holdRevision, insertVersions } from '../persistence/catalogue.ts';
import { decideImport, proposedDefinitions } from '../persistence/catalogue-imports.ts';
import { openImport } from './open-import.ts';

/** What became of the catalogue. */
export interface AppliedImport {
  /** The catalogue's revision after it. */
  revision: number;
  /** Versions written. */
  versions: number;
}

/** Carries a dry run out: every version it proposed in one transaction, or none. */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param basedOn the catalogue revision the officer looked at
   * @param recordAnswer the statement that keeps the answer for a repeated request
   * @throws procedure.import-unknown, .import-decided, .catalogue-stale
   */
  execute(
    id: string,
    basedOn: number,
    officer: Principal,
    recordAnswer: (answer: AppliedImport) => Sql,
  ): Promise<AppliedImport> {
    return this.database.transaction(async (tx) => {
      const present = await holdRevision(tx);
      const held = await openImport(tx, id);
      if (held.basedOn !== present || basedOn !== present) {
        throw procedureProblem(
          'procedure.catalogue-stale',
          { revision: present },
          { current: { revision: present } },
        );
      }
      const at = this.clock.now();
      const versions = await written(tx, id);
      const answer = { versions, revision: versions > 0 ? present + 1 : present };
      await tx.query(decideImport(id, 'applied', { at, by: officer.username }));
      await tx.query(
        insertAuditEntry({
          at,
          actor: officer.username,
          officerId: officer.officerId,
          action: 'procedure.import',
          subjectType: 'catalogue-import',
          subjectId: id,
          details: { source: held.source, digest: held.digest, ...answer },
        }),
      );
      await tx.query(recordAnswer(answer));
      return answer;
    });
  }
}

async function written(tx: Transaction, id: string): Promise<number> {
  const rows = await tx.query(sql`${insertVersions(proposedDefinitions(id))} returning id`);
  if (rows.length > 0) await tx.query(advanceRevision());
  return rows.length;
}
