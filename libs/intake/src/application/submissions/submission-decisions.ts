import { Injectable } from '@nestjs/common';
import type { InsertedDossier } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { submissionDecided } from '../../contracts/submission-decided.ts';
import { onlineHandingInOf } from './online-handing-in-of.ts';
import { submissionProblem } from '../../domain/submission.problems.ts';
import { becomeDossier, holdPending, type StoredSubmission } from '../../persistence/submissions.ts';
import { decided, SubmissionContents } from './submission-contents.ts';
import { SubmissionEnds } from './submission-ends.ts';
import { SubmissionScope } from './submission-scope.ts';
import { auditOf } from './submission-trace.ts';

/** An officer's decision over a submission, at the version they looked at. */
export interface SubmissionCommand {
  id: string;
  expectedVersion: number;
  officer: Principal;
}

/** Makes the statement that keeps an answer. */
export type RecordAnswer = (answer: InsertedDossier) => Sql;

type Write = (
  tx: Transaction,
  record: (answer: Sql, when: Sql) => Sql,
) => Promise<InsertedDossier | undefined>;

/** What accepting and refusing have in common: of two officers at once, one decides. */
@Injectable()
export class SubmissionDecisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: SubmissionScope,
    private readonly contents: SubmissionContents,
    private readonly ends: SubmissionEnds,
  ) {}

  /**
   * What is to be decided, the code of its desk, and how it came in.
   * @throws intake.submission-unknown, .submission-stale, .submission-decided
   */
  async open({ id, expectedVersion, officer }: SubmissionCommand) {
    const submission = await this.scope.find(officer, id);
    demandPending(submission, expectedVersion);
    const content = await this.contents.open(submission);
    return { content, desk: submission.desk, online: onlineHandingInOf(submission, content) };
  }

  /** @returns undefined when the dossier was not taken in. @throws intake.submission-stale */
  async decide(
    { id, expectedVersion, officer }: SubmissionCommand,
    state: 'accepted' | 'refused',
    recordAnswer: RecordAnswer,
    write: Write,
  ): Promise<InsertedDossier | undefined> {
    const at = this.clock.now();
    const audit = auditOf(state === 'accepted' ? 'accept' : 'refuse', id, at, officer);
    return this.database.transaction(async (tx) => {
      if (!(await holdPending(tx, id, expectedVersion))) throw submissionProblem('intake.submission-stale');
      const dossier = await write(tx, (answer, when) => becomeDossier(id, state, answer, when));
      if (!dossier) return undefined;
      await this.ends.inDossier(id, dossier.id, tx);
      await tx.query(insertOutboxMessages([submissionDecided(id, dossier.id, at)]));
      await tx.query(sql`with audit as (${insertAuditEntry(audit)}) ${recordAnswer(dossier)}`);
      return dossier;
    });
  }
}

/** @throws intake.submission-decided, .submission-stale */
export function demandPending({ state, version }: StoredSubmission, expectedVersion: number): void {
  if (state !== 'pending') throw decided(state);
  if (version !== expectedVersion) throw submissionProblem('intake.submission-stale');
}
