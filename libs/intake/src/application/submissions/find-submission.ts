import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import type { SubmissionContent } from '../../domain/submission.ts';
import type { StoredSubmission } from '../../persistence/submissions.ts';
import { SubmissionContents } from './submission-contents.ts';
import { SubmissionScope } from './submission-scope.ts';

export type { ListedSubmission } from '../../persistence/submissions.ts';

/** A submission with what it holds, while that is kept. */
export interface FoundSubmission {
  submission: StoredSubmission;
  content: SubmissionContent | null;
}

/** Reads one submission for an officer of its desk. */
@Injectable()
export class FindSubmission {
  constructor(
    private readonly scope: SubmissionScope,
    private readonly contents: SubmissionContents,
  ) {}

  /** @throws intake.submission-unknown */
  async execute(officer: Principal, id: string): Promise<FoundSubmission> {
    const submission = await this.scope.find(officer, id);
    const content = submission.contentSealed === null ? null : await this.contents.open(submission);
    return { submission, content };
  }
}
