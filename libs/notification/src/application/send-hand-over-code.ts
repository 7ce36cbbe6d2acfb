import { Injectable } from '@nestjs/common';
import { DossierSnapshots, HAND_OVER_CODE_ASKED, readHandOverCodeAsked } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { CODE_MARK } from '../domain/message.ts';
import { timeOf } from '../domain/told-values.ts';
import { MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

/** Writes the message with the code of a hand-over, to the applicant alone: whoever handed the dossier in gets none. */
@Injectable()
export class SendHandOverCode implements OutboxSubscriber {
  readonly name = 'codes of hand-overs';
  readonly messages = [HAND_OVER_CODE_ASKED];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly clock: Clock,
  ) {}

  handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    return oneByOne(messages, (message) => this.react(message, tx));
  }

  private async react(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { dossierId, sequence, codeId, expiresAt } = readHandOverCodeAsked(message);
    const { correlationId, occurredAt } = message;
    const snapshot = await this.snapshots.toTell(dossierId, sequence, tx);
    // To the applicant alone, at their own number.
    const applicant = { ...snapshot.applicant, email: null, submitterPhone: null };
    const messages = await this.about.compose(
      tx,
      'hand-over-code',
      { ...snapshot, applicant },
      {
        values: (manner) => ({ handOverCode: CODE_MARK, expiresAt: timeOf(expiresAt, manner) }),
        codeId,
      },
    );
    return this.write.execute(
      tx,
      {
        ...{
          dossierId,
          submissionId: null,
          intent: 'hand-over-code',
          agencyId: snapshot.receivingAgencyId,
          happenedAt: occurredAt,
        },
        ...{ key: `${dossierId}:${codeId}:hand-over-code`, at: this.clock.now(), correlationId },
      },
      messages,
    );
  }
}
