import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { DOSSIER_CHANGED, HANDS_CHANGED, readDossierChanged, readHandsChanged } from '#dossier';
import type { Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { noticesOfChange, noticesOfHands, noticesOfPayment } from '../../persistence/write-notices.ts';

/** Message of the fee module, known by its wire name only. */
const PAYMENT_BOOKED = 'fee.payment-booked.v1';

/** Writes into officers' lists what came to them, or went from them; told twice of the same, it writes nothing. */
@Injectable()
export class NoticeOfficers implements OutboxSubscriber {
  readonly name = 'notices of officers';
  readonly messages = [DOSSIER_CHANGED, HANDS_CHANGED, PAYMENT_BOOKED];

  async handle(message: StoredMessage, tx: Transaction): Promise<QueuedJob[]> {
    const { id: occasion, name, subjectId: dossierId, payload, occurredAt: at } = message;
    if (name === DOSSIER_CHANGED) {
      const { sequence } = readDossierChanged(message);
      await noticesOfChange(tx, { dossierId, sequence, at }, rolesThatMay('give opinions', 'Dossier'));
    } else if (name === HANDS_CHANGED) {
      await noticesOfHands(tx, readHandsChanged(message), { at, occasion });
    } else {
      await noticesOfPayment(tx, { dossierId, transaction: String(payload['transaction']), at });
    }
    return [];
  }
}
