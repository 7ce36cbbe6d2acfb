import { Injectable } from '@nestjs/common';
import { DossierSnapshots, readSecretReissued, SECRET_REISSUED } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

/** Writes the message with a secret that was issued again, to the applicant alone: whoever handed the dossier in gets none. */
@Injectable()
export class SendSecret implements OutboxSubscriber {
  readonly name = 'secrets issued again';
  readonly messages = [SECRET_REISSUED];

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
    const { dossierId, sequence, secretVersion } = readSecretReissued(message);
    const { correlationId, occurredAt } = message;
    const snapshot = await this.snapshots.toTell(dossierId, sequence, tx);
    const applicant = { ...snapshot.applicant, email: null, submitterPhone: null };
    const messages = await this.about.compose(tx, 'secret-reissued', {
      ...snapshot,
      applicant,
      secretVersion,
    });
    return this.write.execute(
      tx,
      {
        ...{ dossierId, submissionId: null, intent: 'secret-reissued', happenedAt: occurredAt },
        ...{ agencyId: snapshot.receivingAgencyId, at: this.clock.now(), correlationId },
        key: `${dossierId}:${secretVersion}:secret-reissued`,
      },
      messages,
    );
  }
}
