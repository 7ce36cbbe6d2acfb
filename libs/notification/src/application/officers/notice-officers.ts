import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { DOSSIER_CHANGED, HANDS_CHANGED, readDossierChanged, readHandsChanged } from '#dossier';
import type { Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { noticesOfChange, noticesOfHands, noticesOfPayment } from '../../persistence/write-notices.ts';

/** Message of the fee module, known by its wire name only. */
const PAYMENT_BOOKED = 'fee.payment-booked.v1';

/** Writes into officers' lists what came to them, or went from them; told twice of the same, it writes nothing. */
@Injectable()
export class NoticeOfficers implements OutboxSubscriber {
  readonly name = 'notices of officers';
  readonly messages = [DOSSIER_CHANGED, HANDS_CHANGED, PAYMENT_BOOKED];

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const changes = messages
      .filter(({ name }) => name === DOSSIER_CHANGED)
      .map((message) => ({ ...readDossierChanged(message), at: message.occurredAt }));
    if (changes.length > 0) await noticesOfChange(tx, changes, rolesThatMay('give opinions', 'Dossier'));
    const others = messages.filter(({ name }) => name !== DOSSIER_CHANGED);
    return oneByOne(others, (message) => this.ofHandsOrPayment(message, tx));
  }

  private async ofHandsOrPayment(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { id: occasion, name, subjectId: dossierId, payload, occurredAt: at } = message;
    if (name === HANDS_CHANGED) {
      await noticesOfHands(tx, readHandsChanged(message), { at, occasion });
    } else {
      await noticesOfPayment(tx, { dossierId, transaction: String(payload['transaction']), at });
    }
    return [];
  }
}
