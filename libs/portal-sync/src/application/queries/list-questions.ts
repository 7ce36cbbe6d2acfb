import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { PersonalData, UNOPENABLE } from '#platform/personal-data';
import {
  type QuestionContent,
  questionPlace,
  questionsOf,
  type StoredQuestion,
} from '../../persistence/questions.ts';
import { QuestionScope } from '../question-scope.ts';

export type ListedQuestion = Omit<StoredQuestion, 'contentSealed'> & QuestionContent;

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** Questions of the portal that an officer answers, the oldest first. By keyset. */
@Injectable()
export class ListQuestions {
  constructor(
    private readonly database: Database,
    private readonly scope: QuestionScope,
    private readonly personal: PersonalData,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    answered: boolean,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ListedQuestion>> {
    const after = readCursor(cursor, cursorKey);
    const whose = await this.scope.whose(officer);
    const rows = await questionsOf(this.database, whose, { answered, after, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.opened(row))) };
  }

  private async opened({ contentSealed, ...question }: StoredQuestion): Promise<ListedQuestion> {
    const { text } = await this.personal.attempt(contentSealed, questionPlace(question.id));
    return { ...question, ...(text === null ? UNREADABLE : (JSON.parse(text) as QuestionContent)) };
  }
}

/** The portal has it still, by its id there. */
const UNREADABLE: QuestionContent = { content: UNOPENABLE, asker: UNOPENABLE };
