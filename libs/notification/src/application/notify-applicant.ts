import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, DossierSnapshots } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { intentOf } from '../domain/intent.ts';
import { MessagesAbout } from './messages-about.ts';
import { WriteMessages } from './write-messages.ts';

/** Supervision's message, known by its wire name only; `sequence` = the history when lateness was noticed. */
const DOSSIER_OVERDUE = 'supervision.dossier-overdue.v1';

/** Turns a change of a dossier into finished messages to its applicant. */
@Injectable()
export class NotifyApplicant implements OutboxSubscriber {
  readonly name = 'notification';
  readonly messages = [DOSSIER_CHANGED, DOSSIER_OVERDUE];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly clock: Clock,
  ) {}

  /** Told twice of the same change, it writes and queues nothing the second time. */
  async handle(
    { name, subjectId, payload, correlationId, occurredAt }: StoredMessage,
    tx: Transaction,
  ): Promise<QueuedJob[]> {
    const sequence = Number(payload['sequence']);
    const snapshot = await this.snapshots.at(subjectId, sequence, tx);
    const intent = name === DOSSIER_OVERDUE ? 'overdue-apology' : intentOf(snapshot.change);
    if (!intent) return [];
    const messages = await this.about.compose(tx, intent, snapshot);
    const key = `${subjectId}:${sequence}:${intent}`;
    const at = this.clock.now();
    return this.write.execute(
      tx,
      {
        ...{ dossierId: subjectId, submissionId: null, intent, key, agencyId: snapshot.receivingAgencyId },
        ...{ happenedAt: occurredAt, at, correlationId },
      },
      messages,
    );
  }
}
