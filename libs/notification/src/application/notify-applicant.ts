import { Injectable } from '@nestjs/common';
import { DOSSIER_CHANGED, type DossierSnapshot, DossierSnapshots } from '#dossier';
import { Clock } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { intentOf, type ToldIntent } from '../domain/intent.ts';
import { MessagesAbout } from './messages-about.ts';
import { ReaddressMessages } from './readdress-messages.ts';
import { WriteMessages } from './write-messages.ts';

/** Supervision's message, known by its wire name only; `sequence` = the history when lateness was noticed. */
const DOSSIER_OVERDUE = 'supervision.dossier-overdue.v1';

/**
 * Turns a change of a dossier into finished messages to its applicant. One whose number or address does not open is written as failed:
 * whatever else reacts to the change is not held up by it.
 */
@Injectable()
export class NotifyApplicant implements OutboxSubscriber {
  readonly name = 'notification';
  readonly messages = [DOSSIER_CHANGED, DOSSIER_OVERDUE];

  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly about: MessagesAbout,
    private readonly write: WriteMessages,
    private readonly readdress: ReaddressMessages,
    private readonly clock: Clock,
  ) {}

  /** Told twice of the same change, it writes and queues nothing the second time. */
  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const snapshots = await this.snapshots.allToTell(
      messages.map(({ subjectId, payload }) => ({
        ...{ dossierId: subjectId, sequence: Number(payload['sequence']) },
      })),
      tx,
    );
    const changes = messages.flatMap((message, index) => {
      const snapshot = snapshots[index];
      const intent = snapshot && intentOfMessage(message, snapshot);
      return intent ? [{ message, snapshot, intent }] : [];
    });
    for (const { snapshot, intent } of changes) {
      if (intent === 'corrected') await this.readdress.execute(tx, snapshot);
    }
    const composed = await this.about.composeAll(tx, changes);
    const at = this.clock.now();
    const told = changes.map(({ message, snapshot, intent }, index) => {
      const { subjectId: dossierId, occurredAt: happenedAt, correlationId } = message;
      const key = `${dossierId}:${snapshot.change.sequence}:${intent}`;
      return {
        occasion: {
          ...{ dossierId, submissionId: null, intent, key, agencyId: snapshot.receivingAgencyId },
          ...{ happenedAt, at, correlationId },
        },
        messages: composed[index] ?? [],
      };
    });
    return this.write.all(tx, told);
  }
}

const intentOfMessage = ({ name }: StoredMessage, { change }: DossierSnapshot): ToldIntent | null =>
  name === DOSSIER_OVERDUE ? 'overdue-apology' : intentOf(change);
