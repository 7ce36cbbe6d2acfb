import { Injectable } from '@nestjs/common';
import { Directory, officerPlace } from '#organization';
import { readableTime } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { ladderLetter, ladderText, type Tidings } from '../../domain/ladder-news.ts';
import { smsText } from '../../domain/sms-text.ts';
import type { StoredTidings, UntoldReader } from '../../persistence/untold-notices.ts';
import type { Composed } from '../compose-messages.ts';
import { letterContent } from '../letter-content.ts';
import { type Told, WriteMessages } from '../write-messages.ts';

/** Writes to officers outside the system: one letter and one text for all that was untold. */
@Injectable()
export class WriteLadderMessages {
  constructor(
    private readonly directory: Directory,
    private readonly personal: PersonalData,
    private readonly write: WriteMessages,
  ) {}

  async execute(tx: Transaction, readers: readonly UntoldReader[], now: Date): Promise<QueuedJob[]> {
    return this.write.all(tx, await Promise.all(readers.map((reader) => this.told(reader, now))));
  }

  private async told(reader: UntoldReader, now: Date): Promise<Told> {
    const { officerId, agencyId, noticeId, at: happenedAt, tidings } = reader;
    return {
      occasion: {
        ...{ dossierId: null, submissionId: null, officerId, intent: 'officer-threshold', agencyId },
        key: `officer:${officerId}:${noticeId}:officer-threshold`,
        ...{ happenedAt, at: now },
        correlationId: correlation.current(),
      },
      messages: [
        ...(tidings.email ? await this.letter(reader, inWords(tidings.email)) : []),
        ...(tidings.sms ? await this.text(reader, inWords(tidings.sms)) : []),
      ],
    };
  }

  private async letter(
    { officerId, name, emailSealed, agencyId }: UntoldReader,
    tidings: Tidings,
  ): Promise<Composed[]> {
    if (!emailSealed) return [];
    const desk = await this.directory.byId(agencyId);
    const letter = letterContent(ladderLetter(tidings), { applicant: { name, isPerson: true }, desk }, 'vi');
    const { text: recipient } = await this.personal.attempt(emailSealed, officerPlace('email', officerId));
    const content = { ...letter, secretVersion: 0 };
    return [{ channel: 'email', recipient, templateId: null, held: null, content }];
  }

  private async text({ officerId, phoneSealed }: UntoldReader, tidings: Tidings): Promise<Composed[]> {
    if (!phoneSealed) return [];
    const { text: recipient } = await this.personal.attempt(phoneSealed, officerPlace('phone', officerId));
    const content = { text: smsText(ladderText(tidings)), secretVersion: 0 };
    return [{ channel: 'sms', recipient, templateId: null, held: null, content }];
  }
}

const inWords = ({ named, ...tidings }: StoredTidings): Tidings => ({
  ...tidings,
  named: named.map(({ dueAt, ...news }) => ({ ...news, due: dueAt && readableTime(new Date(dueAt)) })),
});
