import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import type { Component } from '#procedure';
import { missingOf } from '../../domain/check-components.ts';
import type { StoredSubmission } from '../../persistence/submissions.ts';
import { SubmissionCompetence } from './submission-competence.ts';
import { SubmissionContents } from './submission-contents.ts';
import type { SubmissionContent } from '../../domain/submission.ts';

/** Which required papers a submission lacks under the law of today. */
@Injectable()
export class MissingPapers {
  constructor(
    private readonly contents: SubmissionContents,
    private readonly competence: SubmissionCompetence,
    private readonly directory: Directory,
  ) {}

  /** With what was handed in. */
  async of(
    submission: StoredSubmission,
  ): Promise<{ content: SubmissionContent; missing: readonly Component[] }> {
    const content = await this.contents.open(submission);
    const desk = await this.directory.byId(submission.deskAgencyId);
    const { terms } = await this.competence.termsAt(desk, content);
    return { content, missing: missingOf(terms.components, content.components) };
  }
}
