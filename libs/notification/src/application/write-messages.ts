import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { insertDeliveries, type Occasion, type SealedMessage } from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import type { Composed } from './compose-messages.ts';
import { deliveryJob } from './delivery-job.ts';

/** Writes messages down; nothing else does. */
@Injectable()
export class WriteMessages {
  constructor(private readonly personal: PersonalData) {}

  /**
   * Writes what is to be told at an occasion, unless it is there, and what is held back beside it, so that it shows why.
   * @returns the jobs of what is to be sent
   */
  async execute(tx: Transaction, occasion: Occasion, messages: readonly Composed[]): Promise<QueuedJob[]> {
    const sealed = await Promise.all(messages.map((message) => this.sealed(message)));
    const written = await insertDeliveries(tx, occasion, sealed);
    const { correlationId } = occasion;
    return written
      .filter(({ state }) => state === 'pending')
      .map((delivery) => deliveryJob({ ...delivery, sweeps: 0, attempts: 0, correlationId }));
  }

  /** Gives a message its id and seals to whom it goes. */
  private async sealed({ recipient, ...message }: Composed): Promise<SealedMessage> {
    const id = uuid();
    return { id, ...message, recipientSealed: await this.personal.seal(recipient, recipientPlace(id)) };
  }
}
