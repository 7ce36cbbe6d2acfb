import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, empty, sql, type Sql } from '#platform/database';
import { patternsOf } from '../../domain/answered-question.ts';
import { feedbackProblem } from '../../domain/feedback.problems.ts';
import { QUESTION, type StoredQuestion } from '../../persistence/answered-questions.ts';

export type { StoredQuestion };

export interface WantedQuestions {
  /** Words or parts of them, with or without marks. */
  search?: string | undefined;
  procedure?: string | undefined;
  /** Absent = all, for who writes them. */
  published?: boolean | undefined;
}

export interface QuestionVersion extends StoredQuestion {
  editedBy: string;
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** Answered questions, the last edited first. By keyset. */
@Injectable()
export class AnsweredQuestions {
  constructor(private readonly database: Database) {}

  /** @throws dossier.cursor-invalid */
  async list(
    wanted: WantedQuestions,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<StoredQuestion>> {
    const after = readCursor(cursor, cursorKey);
    const rows = await this.database.query<StoredQuestion>(sql`
      select ${QUESTION} from feedback.answered_question q
      where (q.edited_at, q.id) < (${after?.[0] ?? 'infinity'}::timestamptz, ${after?.[1] ?? GREATEST}::uuid)
        ${conditionOf(wanted)}
      order by q.edited_at desc, q.id desc limit ${limit + 1}`);
    return pageOf(rows, limit, ({ editedAt, id }) => [editedAt.toISOString(), id]);
  }

  /** One that everybody sees. @throws feedback.question-unknown */
  async published(id: string): Promise<StoredQuestion> {
    const [row] = await this.database.queryPrepared<StoredQuestion>(sql`
      select ${QUESTION} from feedback.answered_question q where q.id = ${id} and q.published`);
    if (!row) throw feedbackProblem('feedback.question-unknown');
    return row;
  }

  /** All it ever said, the newest first. @throws feedback.question-unknown */
  async versions(id: string): Promise<QuestionVersion[]> {
    const rows = await this.database.query<QuestionVersion>(sql`
      select q.question_id as id, q.version, q.question, q.answer, q.procedure_code as procedure, q.published,
             q.edited_at as "editedAt", o.full_name as "editedBy"
      from feedback.answered_question_version q join organization.officer o on o.id = q.edited_by
      where q.question_id = ${id} order by q.version desc`);
    if (rows.length === 0) throw feedbackProblem('feedback.question-unknown');
    return rows;
  }
}

const conditionOf = ({ search = '', procedure, published }: WantedQuestions): Sql => {
  const patterns = patternsOf(search);
  return sql`
    ${published === undefined ? empty : published ? sql`and q.published` : sql`and not q.published`}
    ${procedure === undefined ? empty : sql`and q.procedure_code = ${procedure}`}
    ${patterns.length === 0 ? empty : sql`and q.key like all (select dossier.name_key(word) from unnest(${patterns}::text[]) word)`}`;
};

const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
