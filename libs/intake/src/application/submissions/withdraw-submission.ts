import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { changeSubmission } from '../../persistence/submissions.ts';
import { insertOutboxMessages } from '#platform/outbox';
import { submissionDecided } from '../../contracts/submission-decided.ts';
import { decided } from './submission-contents.ts';
import { SubmissionEnds } from './submission-ends.ts';
import { SubmissionScope } from './submission-scope.ts';
import { auditOf } from './submission-trace.ts';

/** Takes a submission back before it was decided; what it held is kept no longer. */
@Injectable()
export class WithdrawSubmission {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: SubmissionScope,
    private readonly ends: SubmissionEnds,
  ) {}

  /** @throws intake.submission-unknown, .submission-decided */
  async execute(reader: Reader, id: string, reason: string): Promise<void> {
    const submission = await this.scope.find(reader, id);
    const at = this.clock.now();
    const changed = await this.database.transaction(async (tx) => {
      const done = await changeSubmission(tx, {
        ...{ id, from: ['pending', 'supplement-asked'] },
        sets: sql`state = 'withdrawn', content_sealed = null, applicant_name = null, decided_at = ${at}::timestamptz`,
        audit: auditOf('withdraw', id, at, reader, { reason }),
      });
      if (!done) return false;
      await this.ends.byWithdrawal(submission, { reason, at }, tx);
      await tx.query(insertOutboxMessages([submissionDecided(id, null, at)]));
      return true;
    });
    if (!changed) throw decided((await this.scope.find(reader, id)).state);
  }
}
