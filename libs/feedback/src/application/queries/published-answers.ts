import { Injectable } from '@nestjs/common';
import type { AnswerShelf, PublicAnswer } from '#dossier';
import { Database, sql } from '#platform/database';
import type { StoredQuestion } from '../../persistence/answered-questions.ts';
import { QUESTION } from '../../persistence/answered-questions.ts';

/** What questions answered for everybody say, for whoever tells other systems; nothing of what nobody outside ever saw. */
@Injectable()
export class PublishedAnswers implements AnswerShelf {
  constructor(private readonly database: Database) {}

  async of(questionId: string): Promise<PublicAnswer | null> {
    const [row] = await this.database.query<StoredQuestion>(sql`
      select ${QUESTION} from feedback.answered_question q
      where q.id = ${questionId} and exists (
        select from feedback.answered_question_version v where v.question_id = q.id and v.published)`);
    if (!row) return null;
    const { version, question, answer, procedure, published, editedAt } = row;
    return { version, said: published ? { question, answer } : null, procedure, editedAt };
  }
}
