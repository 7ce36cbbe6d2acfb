import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { overtakeRefused } from '../persistence/letters.ts';
import { readQuestion, replaceAnswer } from '../persistence/questions.ts';
import { QuestionScope } from './question-scope.ts';
import { toldAnswer } from './told-answer.ts';
import { WriteLetter } from './write-letter.ts';

/**
 * Answers a question of the portal in other words, where it refused the words before: their letter is overtaken, and they are kept.
 * Of a correction and a retry of the refused letter one comes first; what is on its way, or was taken, is corrected by nobody.
 */
@Injectable()
export class CorrectAnswer {
  constructor(
    private readonly database: Database,
    private readonly scope: QuestionScope,
    private readonly letters: WriteLetter,
    private readonly clock: Clock,
  ) {}

  /** @throws portal-sync.question-unknown, .answer-not-refused */
  async execute(officer: Principal, id: string, answer: string): Promise<void> {
    const question = await readQuestion(this.database, id, await this.scope.whose(officer));
    if (!question) throw portalSyncProblem('portal-sync.question-unknown');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const refused = await overtakeRefused(tx, id, at);
      if (!refused) throw portalSyncProblem('portal-sync.answer-not-refused');
      await replaceAnswer(tx, {
        ...{ id, answer, by: officer.officerId, at, refusal: refused.reason },
        audit: {
          ...{ at, actor: officer.username, officerId: officer.officerId },
          ...{ action: 'portal-question.correct-answer', subjectType: 'portal-question', subjectId: id },
          details: { portalId: question.portalId },
        },
      });
      await this.letters.answer(id, toldAnswer(question, officer, { answer, at }), tx);
    });
  }
}
