import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import { type ClaimedLetter, claimMs, minutesUntilNext } from '../domain/letter.ts';
import {
  type AnswerItem,
  answerItem,
  publicAnswerItem,
  ratingItem,
  standingItem,
} from '../payload/correspondence.ts';
import { bodyPlace, claimLetters, settleLetter } from '../persistence/letters.ts';
import type { PortalOutcome } from './national-portal.ts';
import { PortalCorrespondence } from './portal-correspondence.ts';

/** Sent beside each other. */
const TOGETHER = 10;

/**
 * Sends what the portal is to be told besides dossiers, for as long as it takes. A letter that is refused is set aside and holds back
 * what else there is of its thing, and nothing more.
 */
@Injectable()
export class SendLetters {
  constructor(
    private readonly database: Database,
    private readonly correspondence: PortalCorrespondence,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const until = new Date(now.getTime() + claimMs(this.config.CALL_TIMEOUT_SECONDS));
      const letters = await claimLetters(this.database, { now, until, limit: TOGETHER });
      if (letters.length === 0) return;
      await Promise.all(letters.map((letter) => this.send(letter)));
    }
  }

  private async send(letter: ClaimedLetter): Promise<void> {
    const outcome = await this.carry(letter);
    const at = this.clock.now();
    const reason = 'reason' in outcome ? outcome.reason : 'message' in outcome ? outcome.message : null;
    const states = {
      accepted: 'sent',
      rejected: 'set-aside',
      uncertain: 'pending',
      unavailable: 'pending',
    } as const;
    const nextAt = new Date(at.getTime() + minutesUntilNext(letter.attempts) * 60_000);
    const state = states[outcome.kind];
    const settled = await settleLetter(this.database, letter, { state, at, nextAt, reason });
    if (settled && state === 'set-aside') this.logger.warn('letter set aside', namesOf(letter));
  }

  private async carry({ id, kind, attempts, bodySealed }: ClaimedLetter): Promise<PortalOutcome> {
    const body: unknown = JSON.parse(await this.personal.open(bodySealed, bodyPlace(id)));
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

const namesOf = ({ id, kind, attempts }: ClaimedLetter) => ({ letter: id, kind, attempts });
