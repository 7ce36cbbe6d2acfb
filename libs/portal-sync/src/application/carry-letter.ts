import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { PersonalData } from '#platform/personal-data';
import type { ClaimedLetter } from '../domain/letter.ts';
import {
  type AnswerItem,
  answerItem,
  publicAnswerItem,
  ratingItem,
  standingItem,
} from '../payload/correspondence.ts';
import { bodyPlace } from '../persistence/letters.ts';
import type { PortalOutcome } from './national-portal.ts';
import { type NotHeld, PortalCorrespondence } from './portal-correspondence.ts';

export type LetterOutcome = PortalOutcome | NotHeld;

/** Tells the portal what one letter says. */
@Injectable()
export class CarryLetter {
  constructor(
    private readonly correspondence: PortalCorrespondence,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One whose body does not open is refused, as by the portal: it waits for a person, and holds back nothing but its own thing. */
  async execute({ id, kind, attempts, bodySealed }: ClaimedLetter): Promise<LetterOutcome> {
    const opened = await this.personal.attempt(bodySealed, bodyPlace(id));
    if (opened.text === null) return { kind: 'rejected', message: opened.why, because: 'other' };
    const body: unknown = JSON.parse(opened.text);
    if (kind === 'answer') return this.answer(answerItem.parse(body), attempts);
    if (kind === 'rating') return this.correspondence.tellRating(ratingItem.parse(body), this.deadline());
    if (kind === 'public-answer') {
      return this.correspondence.tellPublicAnswer(publicAnswerItem.parse(body), this.deadline());
    }
    return this.correspondence.tellStanding(standingItem.parse(body), this.deadline());
  }

  /** How far an earlier try got is not known for sure, and an answer told twice may stand there twice: it asks first. */
  private async answer(answer: AnswerItem, attempts: number): Promise<PortalOutcome> {
    if (attempts > 1) {
      const asked = await this.correspondence.answersTo(answer.HOIDAPID, this.deadline());
      if (asked.kind !== 'found') return asked;
      if (asked.answers.includes(answer.NOIDUNGTRALOI)) return { kind: 'accepted' };
    }
    return this.correspondence.tellAnswer(answer, this.deadline());
  }

  private deadline(): AbortSignal {
    return AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
  }
}
