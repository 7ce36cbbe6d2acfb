import { Inject, Injectable } from '@nestjs/common';
import { type PublicAnswer, PublicAnswers } from '#dossier';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import type { PublicAnswerItem } from '../payload/correspondence.ts';
import { portalMoment } from '../payload/portal-moment.ts';
import { WriteLetter } from './write-letter.ts';

/** Message of the module that keeps answered questions, known by its wire name only. */
const QUESTION_CHANGED = 'feedback.question-changed.v1';

/** Makes what the province answers for everybody a letter to the portal; of several versions in a row the newest. */
@Injectable()
export class FollowQuestions implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = [QUESTION_CHANGED];

  constructor(
    private readonly answers: PublicAnswers,
    private readonly letters: WriteLetter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react({ subjectId, payload }: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    // The other dialect has no such service.
    if (this.config.PORTAL_DIALECT !== 'mapi') return [];
    const answer = await this.answers.of(subjectId);
    if (answer?.version !== payload['version'] || !answer) return [];
    await this.letters.publicAnswer(subjectId, itemOf(subjectId, answer, this.config.PORTAL_AGENCY), tx);
    return [];
  }
}

const itemOf = (
  id: string,
  { said, procedure, editedAt }: PublicAnswer,
  MADONVI: string,
): PublicAnswerItem => ({
  ...{ HOIDAPID: id, MADONVI, MATTHC: procedure ?? '', NOIDUNG: said?.question ?? '' },
  ...{ NOIDUNGTRALOI: said?.answer ?? '', NGAYCAPNHAT: portalMoment(editedAt), TRANGTHAI: said ? '1' : '0' },
});
