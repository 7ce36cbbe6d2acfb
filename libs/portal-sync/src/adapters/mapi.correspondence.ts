import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PortalOutcome, Rejected, Unavailable } from '../application/national-portal.ts';
import {
  type AccountOutcome,
  type AnswersOutcome,
  type NotHeld,
  PortalCorrespondence,
  type QuestionsOutcome,
} from '../application/portal-correspondence.ts';
import {
  accountQuery,
  accountRow,
  type AnswerItem,
  answerRow,
  type PublicAnswerItem,
  questionRow,
  type RatingItem,
  type StandingItem,
} from '../payload/correspondence.ts';
import { saysAlreadyHeld, saysBusy, saysNotHeld } from './mapi-answer.ts';
import { rejected } from './mapi-batches.ts';
import { MapiClient } from './mapi-client.ts';
import type { Transmission } from './mapi-transport.ts';

const rows = z.array(z.unknown()).nullish();

/** The portal's other services behind `mapi`. */
@Injectable()
export class MapiCorrespondence extends PortalCorrespondence {
  constructor(private readonly client: MapiClient) {
    super();
  }

  override async tellStanding(standing: StandingItem, deadline: AbortSignal): Promise<PortalOutcome> {
    const sent = await this.client.call('DongBoTrangThaiHoSo', { type: '2', data: [standing] }, deadline);
    return outcomeOf(sent);
  }

  override async tellAnswer(answer: AnswerItem, deadline: AbortSignal): Promise<PortalOutcome> {
    const sent = await this.client.callOnce('DongBoKetQuaHoiDapGuiTuDVCQG', { data: [answer] }, deadline);
    return outcomeOf(sent);
  }

  override async tellRating(rating: RatingItem, deadline: AbortSignal): Promise<PortalOutcome | NotHeld> {
    const sent = await this.client.call('DongBoDanhGia', { data: [rating] }, deadline);
    if (sent.kind !== 'answered' || sent.answer.accepted) return outcomeOf(sent);
    const { message, code } = sent.answer;
    if (saysAlreadyHeld(message, code)) return { kind: 'accepted' };
    return saysNotHeld(message) ? { kind: 'not-held', reason: message } : refusalOf(sent.answer);
  }

  override async tellPublicAnswer(answer: PublicAnswerItem, deadline: AbortSignal): Promise<PortalOutcome> {
    return outcomeOf(await this.client.call('DongBoHoiDap', { data: [answer] }, deadline));
  }

  override async listQuestions(deadline: AbortSignal): Promise<QuestionsOutcome> {
    const read = rowsOf(await this.client.call('LayDanhSachHoiDapGuiTuDVCQG', {}, deadline));
    if (read.kind !== 'read') return read;
    const parsed = read.rows.map((row) => questionRow.safeParse(row));
    const questions = parsed.flatMap(({ data }) => (data ? [data] : []));
    return { kind: 'listed', questions, unreadable: parsed.length - questions.length };
  }

  override async answersTo(questionId: string, deadline: AbortSignal): Promise<AnswersOutcome> {
    const sent = await this.client.call('LayNoiDungTraLoiTheoCauHoi', { cauhoiid: questionId }, deadline);
    const read = rowsOf(sent);
    if (read.kind !== 'read') return read;
    const answers = z.array(answerRow).safeParse(read.rows);
    if (!answers.success) return UNREADABLE;
    return { kind: 'found', answers: answers.data.map(({ NOIDUNGTRALOI }) => NOIDUNGTRALOI) };
  }

  override async accountOf(identityNumber: string, deadline: AbortSignal): Promise<AccountOutcome> {
    const read = rowsOf(await this.client.call('TraCuuTechID', accountQuery(identityNumber), deadline));
    if (read.kind !== 'read') return read;
    const [first] = read.rows;
    if (first === undefined) return { kind: 'found', techId: null };
    const account = accountRow.safeParse(first);
    return account.success ? { kind: 'found', techId: account.data.TECHNICALID || null } : UNREADABLE;
  }
}

const UNREADABLE: Unavailable = { kind: 'unavailable', reason: 'Cổng trả lời không đúng giao thức' };

function outcomeOf(sent: Transmission): PortalOutcome {
  if (sent.kind !== 'answered') return sent;
  return sent.answer.accepted ? { kind: 'accepted' } : refusalOf(sent.answer);
}

/** Nothing is lost by asking again, however the call ended. */
function rowsOf(sent: Transmission): { kind: 'read'; rows: readonly unknown[] } | Rejected | Unavailable {
  if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
  if (sent.kind !== 'answered') return sent;
  if (!sent.answer.accepted) return refusalOf(sent.answer);
  const read = rows.safeParse(sent.answer.result);
  return read.success ? { kind: 'read', rows: read.data ?? [] } : UNREADABLE;
}

const refusalOf = ({ message, code }: { message: string; code: string }): Rejected | Unavailable =>
  saysBusy(message) ? { kind: 'unavailable', reason: message } : rejected(message, code);
