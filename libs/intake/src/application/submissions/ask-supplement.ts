import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { guidanceOf } from '../../domain/check-components.ts';
import type { AskedSupplement, SupplementRequest } from '../../domain/submission.ts';
import { submissionProblem } from '../../domain/submission.problems.ts';
import { changeSubmission } from '../../persistence/submissions.ts';
import { MissingPapers } from './missing-papers.ts';
import { demandPending, type SubmissionCommand } from './submission-decisions.ts';
import { SubmissionScope } from './submission-scope.ts';
import { auditOf } from './submission-trace.ts';
import { TellTurn } from './tell-turn.ts';
import { turnOf } from './submission-turn.ts';

/** Asks the submitter for everything that is missing, once and completely (NĐ 61/2018 Đ.15.3, Đ.17). */
@Injectable()
export class AskSupplement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: SubmissionScope,
    private readonly missing: MissingPapers,
    private readonly tell: TellTurn,
  ) {}

  /**
   * @throws intake.submission-unknown, .submission-stale, .submission-decided, .supplement-asked-before, .nothing-to-ask
   */
  async execute(
    { id, expectedVersion, officer }: SubmissionCommand,
    { items, reason }: SupplementRequest,
  ): Promise<AskedSupplement> {
    const submission = await this.scope.find(officer, id);
    demandPending(submission, expectedVersion);
    if (submission.asked) throw submissionProblem('intake.supplement-asked-before');
    const { content, missing } = await this.missing.of(submission);
    const asked = {
      reason,
      items: [...missing.map(({ name }) => name), ...items],
      guidance: guidanceOf(missing),
    };
    if (asked.items.length === 0) throw submissionProblem('intake.nothing-to-ask');
    const at = this.clock.now();
    const told = { ...submission, version: expectedVersion + 1 };
    await this.database.transaction(async (tx) => {
      const changed = await changeSubmission(tx, {
        ...{ id, version: expectedVersion, from: ['pending'] },
        sets: sql`state = 'supplement-asked', asked = ${JSON.stringify(asked)}::jsonb, asked_at = ${at}::timestamptz`,
        audit: auditOf('ask-supplement', id, at, officer, { items: asked.items.length }),
      });
      if (!changed) throw submissionProblem('intake.submission-stale');
      const by = { at, answerBy: null, officerName: officer.fullName, asked };
      await this.tell.execute(turnOf('supplement-requested', told, content, by), submission, tx);
    });
    return asked;
  }
}
