import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import { Directory, officerPlace, SECRECY_LEVELS } from '#organization';
import { civilDate, startOfDay } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { correlation } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { digestLetter } from '../../domain/digest.ts';
import { type DigestReader, digestReaders, type WorkingDay } from '../../persistence/digests.ts';
import { letterContent } from '../letter-content.ts';
import { type Told, WriteMessages } from '../write-messages.ts';

const DAY_MS = 86_400_000;

/** Writes the mail of each officer whom something awaits. */
@Injectable()
export class WriteDigests {
  constructor(
    private readonly directory: Directory,
    private readonly personal: PersonalData,
    private readonly write: WriteMessages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(tx: Transaction, days: readonly WorkingDay[], now: Date): Promise<QueuedJob[]> {
    const readers = await digestReaders(
      tx,
      days,
      {
        lateBefore: lateIfDueBefore(now, this.config.LATENESS_COMPARISON),
        todayEnds: new Date(startOfDay(now).getTime() + DAY_MS),
      },
      SECRECY_LEVELS,
    );
    return this.write.all(tx, await Promise.all(readers.map((reader) => this.told(reader, now))));
  }

  private async told(
    { officerId, name, emailSealed, agencyId, figures }: DigestReader,
    now: Date,
  ): Promise<Told> {
    const day = civilDate(now);
    const desk = await this.directory.byId(agencyId);
    const letter = letterContent(
      digestLetter(day, figures),
      { applicant: { name, isPerson: true }, desk },
      'vi',
    );
    const { text: recipient } = await this.personal.attempt(emailSealed, officerPlace('email', officerId));
    return {
      occasion: {
        ...{ dossierId: null, submissionId: null, officerId, intent: 'officer-digest', agencyId },
        ...{ key: `officer:${officerId}:${day}:officer-digest`, happenedAt: now, at: now },
        correlationId: correlation.current(),
      },
      messages: [
        {
          ...{ channel: 'email', recipient, templateId: null, held: null },
          content: { ...letter, secretVersion: 0 },
        },
      ],
    };
  }
}
