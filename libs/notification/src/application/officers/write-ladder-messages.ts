import { Injectable } from '@nestjs/common';
import { Directory, officerPlace } from '#organization';
import { Clock, readableTime } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import type { StoredMessage } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { ladderLetter, type LadderNews, ladderText } from '../../domain/ladder-news.ts';
import { smsText } from '../../domain/sms-text.ts';
import type { LadderReader } from '../../persistence/ladder-notices.ts';
import type { Composed } from '../compose-messages.ts';
import { letterContent } from '../letter-content.ts';
import { type Told, WriteMessages } from '../write-messages.ts';

/** Writes to officers outside the system: one letter and one text for all they are told of at once. */
@Injectable()
export class WriteLadderMessages {
  constructor(
    private readonly directory: Directory,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
    private readonly write: WriteMessages,
  ) {}

  /** @param messages what they are told of, as it came */
  async execute(
    tx: Transaction,
    readers: readonly LadderReader[],
    messages: readonly StoredMessage[],
  ): Promise<QueuedJob[]> {
    if (readers.length === 0) return [];
    const happenedAt = new Map(messages.map(({ id, occurredAt }) => [id, occurredAt]));
    const officers = [...new Set(readers.map(({ officerId }) => officerId))];
    const told = officers.map((id) =>
      this.told(
        readers.filter(({ officerId }) => officerId === id),
        happenedAt,
      ),
    );
    return this.write.all(tx, await Promise.all(told));
  }

  private async told(ofOne: readonly LadderReader[], happenedAt: ReadonlyMap<string, Date>): Promise<Told> {
    const [first] = ofOne;
    if (!first) throw new Error('nobody is told of nothing');
    const { officerId, agencyId, messageId } = first;
    const now = this.clock.now();
    return {
      occasion: {
        ...{ dossierId: null, submissionId: null, officerId, intent: 'officer-threshold', agencyId },
        key: `officer:${officerId}:${messageId}:officer-threshold`,
        ...{ happenedAt: happenedAt.get(messageId) ?? now, at: now },
        correlationId: correlation.current(),
      },
      messages: [
        ...(await this.letter(first, newsOver('email', ofOne))),
        ...(await this.text(first, newsOver('sms', ofOne))),
      ],
    };
  }

  private async letter(
    { officerId, name, emailSealed, agencyId }: LadderReader,
    news: readonly LadderNews[],
  ): Promise<Composed[]> {
    if (!emailSealed || news.length === 0) return [];
    const desk = await this.directory.byId(agencyId);
    const letter = letterContent(ladderLetter(news), { applicant: { name, isPerson: true }, desk }, 'vi');
    const recipient = await this.personal.open(emailSealed, officerPlace('email', officerId));
    const content = { ...letter, secretVersion: 0 };
    return [{ channel: 'email', recipient, templateId: null, held: null, content }];
  }

  private async text(
    { officerId, phoneSealed }: LadderReader,
    news: readonly LadderNews[],
  ): Promise<Composed[]> {
    if (!phoneSealed || news.length === 0) return [];
    const recipient = await this.personal.open(phoneSealed, officerPlace('phone', officerId));
    const content = { text: smsText(ladderText(news)), secretVersion: 0 };
    return [{ channel: 'sms', recipient, templateId: null, held: null, content }];
  }
}

const newsOver = (way: 'email' | 'sms', readers: readonly LadderReader[]): LadderNews[] =>
  readers
    .filter(({ also }) => also.includes(way))
    .map(({ code, share, dueAt }) => ({ code, share, due: dueAt && readableTime(dueAt) }));
