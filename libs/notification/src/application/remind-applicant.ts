import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import {
  APPLICANT_UNHEARD,
  readApplicantUnheard,
  readSupplementUnanswered,
  SUPPLEMENT_UNANSWERED,
} from '../contracts/reminders.ts';
import type { ReminderIntent } from '../domain/intent.ts';
import { promised } from '../domain/told-values.ts';
import { stillSilent } from '../persistence/silences.ts';
import { stillWaits } from '../persistence/unanswered-supplements.ts';
import { type Besides, MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

interface Reminding {
  intent: ReminderIntent;
  snapshot: DossierSnapshot;
  /** Names the occasion within the dossier. */
  about: string;
  besides?: Besides;
}

/**
 * Writes to applicants although nothing has happened: that they are waited for, or where their dossier is. Whether that is still so
 * is looked at in the transaction that writes.
 */
@Injectable()
export class RemindApplicant implements OutboxSubscriber {
  readonly name = 'reminders';
  readonly messages = [SUPPLEMENT_UNANSWERED, APPLICANT_UNHEARD];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly directory: Directory,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly clock: Clock,
  ) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const reminding =
      message.name === SUPPLEMENT_UNANSWERED
        ? await this.ofSupplement(message, tx)
        : await this.ofWhereabouts(message, tx);
    if (!reminding) return [];
    const { intent, snapshot, about, besides } = reminding;
    const { subjectId, correlationId, occurredAt } = message;
    return this.write.execute(
      tx,
      {
        ...{ dossierId: subjectId, submissionId: null, intent, key: `${subjectId}:${about}:${intent}` },
        ...{ agencyId: snapshot.receivingAgencyId, happenedAt: occurredAt, at: this.clock.now() },
        correlationId,
      },
      await this.about.compose(tx, intent, snapshot, besides),
    );
  }

  /** In the words of the request, with who asked and when. */
  private async ofSupplement(message: StoredMessage, tx: Transaction): Promise<Reminding | undefined> {
    const { dossierId, askedIn, ordinal } = readSupplementUnanswered(message);
    if (!(await stillWaits(tx, { dossierId, askedIn }))) return undefined;
    const snapshot = await this.snapshots.toTell(dossierId, askedIn, tx);
    return { intent: 'supplement-reminder', snapshot, about: `${askedIn}:${ordinal}` };
  }

  private async ofWhereabouts(message: StoredMessage, tx: Transaction): Promise<Reminding | undefined> {
    const { dossierId, since } = readApplicantUnheard(message);
    const where = await stillSilent(tx, { dossierId, since });
    if (!where) return undefined;
    const snapshot = await this.snapshots.toTell(dossierId, where.sequence, tx);
    const agency = (await this.directory.byId(where.agencyId)).name;
    const notice = await this.about.noticeOf(snapshot);
    const now = this.clock.now();
    return {
      ...{ intent: 'where-it-stands', snapshot, about: since.toISOString() },
      besides: {
        notice: { agency, officer: where.officer ?? '', at: where.since },
        values: (manner) => ({ step: where.step ?? '', appointment: promised(notice, now, manner) }),
      },
    };
  }
}
