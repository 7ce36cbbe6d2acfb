import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import type { Principal, Reader } from '#identity';
import { levelsUpTo } from '#organization';
import { Database, sql, type Sql } from '#platform/database';
import { submissionProblem } from '../../domain/submission.problems.ts';
import { type DeskSight, ofDesks, ofSource } from '../../persistence/submission-sight.ts';
import { readSubmission, type StoredSubmission } from '../../persistence/submissions.ts';

/** Which submissions somebody has to do with: officers those of the desks they receive at, services what their agency handed in. */
@Injectable()
export class SubmissionScope {
  constructor(private readonly database: Database) {}

  /** The desks an officer receives at, with what of their submissions each post is for. */
  desksOf({ positions }: Principal): DeskSight[] {
    return positions
      .filter(({ role }) => rolesThatMay('receive', 'Dossier').includes(role))
      .map(({ agencyId, fields, procedures, clearance }) => ({
        ...{ agencyId, fields, procedures, levels: levelsUpTo(clearance) },
      }));
  }

  /** @throws intake.submission-unknown when there is none, or not for them */
  async find(reader: Reader, id: string): Promise<StoredSubmission> {
    const whose = this.whose(reader);
    const found = await readSubmission(this.database, sql`s.id = ${id} and ${whose}`);
    if (!found) throw submissionProblem('intake.submission-unknown');
    return found;
  }

  private whose(reader: Reader): Sql {
    return reader.kind === 'service' ? ofSource(reader.agencyId) : ofDesks(this.desksOf(reader));
  }
}
