import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { PortalStanding, StandingTeller } from '#dossier';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { NationalStatuses } from '#workflow';
import { claimMs, type LetterKind } from '../domain/letter.ts';
import type { AnswerItem, PublicAnswerItem, RatingItem, StandingItem } from '../payload/correspondence.ts';
import { portalMoment } from '../payload/portal-moment.ts';
import { bodyPlace, insertLetter, overtakeLetters } from '../persistence/letters.ts';

/** Writes what the portal is to be told besides dossiers, in the transaction of what happened; a round sends it. */
@Injectable()
export class WriteLetter implements StandingTeller {
  constructor(
    private readonly personal: PersonalData,
    private readonly nationalStatuses: NationalStatuses,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(
    { submissionId, portalCode, status, wording, at }: PortalStanding,
    tx: Transaction,
  ): Promise<void> {
    const code = (await this.nationalStatuses.codes(tx)).get(status);
    if (code === undefined) throw new Error(`the portal has no code for ${status}`);
    await this.write('standing', submissionId, tx, {
      ...{ MaHoSo: portalCode, TrangThai: code, MaHoSoDonVi: portalCode, MaDoiTuong: '' },
      ...{ NoiDung: wording, NgayXuLy: portalMoment(at) },
    });
  }

  async overtake(submissionId: string, tx: Transaction): Promise<void> {
    await overtakeLetters(tx, submissionId, this.clock.now());
  }

  answer(questionId: string, answer: AnswerItem, tx: Transaction): Promise<void> {
    return this.write('answer', questionId, tx, answer);
  }

  rating(dossierId: string, rating: RatingItem, tx: Transaction): Promise<void> {
    return this.write('rating', dossierId, tx, rating);
  }

  /**
   * What was not told of it yet, or was refused, says nothing any more. Somebody may be sending it still, and the portal keeps what
   * comes last: this goes out when they must have ended.
   */
  async publicAnswer(questionId: string, answer: PublicAnswerItem, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const until = await overtakeLetters(tx, questionId, now);
    const latest = now.getTime() + claimMs(this.config.CALL_TIMEOUT_SECONDS);
    const dueAt = until && until > now ? new Date(Math.min(until.getTime(), latest)) : now;
    await this.write('public-answer', questionId, tx, answer, dueAt);
  }

  private async write(
    kind: LetterKind,
    about: string,
    tx: Transaction,
    body: StandingItem | AnswerItem | RatingItem | PublicAnswerItem,
    dueAt = this.clock.now(),
  ): Promise<void> {
    const id = uuid();
    const bodySealed = await this.personal.seal(JSON.stringify(body), bodyPlace(id));
    await insertLetter(tx, { id, kind, about, bodySealed, at: this.clock.now(), dueAt });
  }
}
