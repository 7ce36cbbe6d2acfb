import { Injectable } from '@nestjs/common';
import { PersonalData } from '#platform/personal-data';
import { submissionProblem, STATE_WORDS } from '../../domain/submission.problems.ts';
import {
  type SubmissionContent,
  submissionContentSchema,
  type SubmissionState,
} from '../../domain/submission.ts';
import { contentPlace, type StoredSubmission } from '../../persistence/submissions.ts';

/** Seals what was handed in, and opens it for whoever decides. */
@Injectable()
export class SubmissionContents {
  constructor(private readonly personal: PersonalData) {}

  seal(id: string, content: SubmissionContent): Promise<Buffer> {
    return this.personal.seal(JSON.stringify(content), contentPlace(id));
  }

  /** @throws intake.submission-decided when nothing is kept any more */
  async open({ id, state, contentSealed }: StoredSubmission): Promise<SubmissionContent> {
    if (!contentSealed) throw decided(state);
    return submissionContentSchema.parse(
      JSON.parse(await this.personal.open(contentSealed, contentPlace(id))),
    );
  }
}

/** The refusal of what cannot be done in this state. */
export const decided = (state: SubmissionState) =>
  submissionProblem('intake.submission-decided', { state: STATE_WORDS[state] });
