import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { keepAnswer, readQuestion } from '../persistence/questions.ts';
import { QuestionScope } from './question-scope.ts';
import { toldAnswer } from './told-answer.ts';
import { WriteLetter } from './write-letter.ts';

/** Answers a question of the portal, once; the answer is on its way with the same transaction. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly database: Database,
    private readonly scope: QuestionScope,
    private readonly letters: WriteLetter,
    private readonly clock: Clock,
  ) {}

  /** @throws portal-sync.question-unknown, .question-answered */
  async execute(officer: Principal, id: string, answer: string): Promise<void> {
    const question = await readQuestion(this.database, id, await this.scope.whose(officer));
    if (!question) throw portalSyncProblem('portal-sync.question-unknown');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const kept = await keepAnswer(tx, {
        ...{ id, answer, by: officer.officerId, at },
        audit: {
          ...{ at, actor: officer.username, officerId: officer.officerId, action: 'portal-question.answer' },
          ...{ subjectType: 'portal-question', subjectId: id, details: { portalId: question.portalId } },
        },
      });
      if (!kept) throw portalSyncProblem('portal-sync.question-answered');
      await this.letters.answer(id, toldAnswer(question, officer, { answer, at }), tx);
    });
  }
}
