import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '#platform/audit';
import { Database, type Transaction } from '#platform/database';
import type { SubmissionContent } from '../../domain/submission.ts';
import { insertSubmission, type NewSubmission } from '../../persistence/submissions.ts';
import { SubmissionContents } from './submission-contents.ts';
import { TellTurn } from './tell-turn.ts';
import { turnOf } from './submission-turn.ts';

/** Writes a new submission, sealed, and what its submitter is told of it. */
@Injectable()
export class KeepSubmission {
  constructor(
    private readonly database: Database,
    private readonly contents: SubmissionContents,
    private readonly tell: TellTurn,
  ) {}

  /**
   * @param further what is written with it. @returns whether it did: its source may have handed it in before
   */
  async execute(
    one: Omit<NewSubmission, 'contentSealed' | 'applicantName'>,
    content: SubmissionContent,
    audit: AuditEntry,
    further?: (tx: Transaction) => Promise<void>,
  ): Promise<boolean> {
    const { id, deskAgencyId, procedure, submittedAt: at, acceptBy: answerBy } = one;
    const contentSealed = await this.contents.seal(id, content);
    return this.database.transaction(async (tx) => {
      const { fullName: applicantName } = content.applicant;
      const number = await insertSubmission(tx, { ...one, contentSealed, applicantName }, audit);
      if (number === undefined) return false;
      const told = {
        id,
        number,
        version: 1,
        procedureCode: procedure.code,
        procedureName: procedure.name,
        deskAgencyId,
      };
      await further?.(tx);
      await this.tell.execute(turnOf('received', told, content, { at, answerBy }), one, tx);
      return true;
    });
  }
}
