import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { questionChangedMessage } from '../contracts/question-changed.ts';
import type { AnsweredQuestion } from '../domain/answered-question.ts';
import { feedbackProblem } from '../domain/feedback.problems.ts';
import { insertQuestion, updateQuestion } from '../persistence/answered-questions.ts';

export interface EditedQuestion {
  id: string;
  version: number;
}

/** Writes answered questions for everybody, publishes and withdraws them; what each said before is kept. */
@Injectable()
export class EditQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param record keeps the answer to a repeated request. @throws feedback.procedure-unknown */
  async add(
    said: AnsweredQuestion,
    officer: Principal,
    record: (answer: EditedQuestion, when?: Sql) => Sql,
  ): Promise<EditedQuestion> {
    const added = { id: uuid(), version: 1 };
    const rows = await this.database.query(sql`
      with ${insertQuestion(added.id, said, officer.officerId, this.clock.now())},
      audited as (${this.audit(officer, 'add-question', added, said)}),
      told as (${this.told(added)}),
      answered as (${record(added, KEPT)})
      select id from kept`);
    if (rows.length === 0) throw procedureUnknown(said);
    return added;
  }

  /** @param expected version that was looked at. @throws feedback.question-unknown, .question-stale, .procedure-unknown */
  async change(
    { id, expected }: { id: string; expected: number },
    said: AnsweredQuestion,
    officer: Principal,
  ): Promise<EditedQuestion> {
    const changed = { id, version: expected + 1 };
    const [outcome] = await this.database.query<{ present: number | null; kept: boolean }>(sql`
      with ${updateQuestion({ id, expected }, said, officer.officerId, this.clock.now())},
      audited as (${this.audit(officer, 'change-question', changed, said)}),
      told as (${this.told(changed)})
      select (select version from feedback.answered_question where id = ${id}) as present,
             exists (select from kept) as kept`);
    if (outcome?.kept) return changed;
    const version = outcome?.present ?? null;
    if (version === null) throw feedbackProblem('feedback.question-unknown');
    if (version !== expected) throw feedbackProblem('feedback.question-stale', { version });
    throw procedureUnknown(said);
  }

  private told({ id, version }: EditedQuestion): Sql {
    return insertOutboxMessages([questionChangedMessage(id, version, this.clock.now())], KEPT);
  }

  private audit(by: Principal, act: string, { id, version }: EditedQuestion, said: AnsweredQuestion): Sql {
    return insertAuditEntry(
      {
        ...{ at: this.clock.now(), actor: by.username, officerId: by.officerId, action: `feedback.${act}` },
        ...{ subjectType: 'answered-question', subjectId: id },
        details: { version, published: said.published },
      },
      KEPT,
    );
  }
}

const KEPT = sql`exists (select from kept)`;

const procedureUnknown = ({ procedure }: AnsweredQuestion) =>
  feedbackProblem('feedback.procedure-unknown', { code: procedure ?? '' });
