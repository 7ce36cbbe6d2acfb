import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import type { Message } from '../domain/message.ts';
import { notBefore } from '../domain/quiet-hours.ts';
import {
  insertDeliveries,
  lockDigests,
  type Occasion,
  type SealedMessage,
} from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import type { Composed } from './compose-messages.ts';
import { deliveryJob } from './delivery-job.ts';

/** Writes messages down; nothing else does. */
@Injectable()
export class WriteMessages {
  constructor(
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Writes what is to be told at an occasion, unless it is there, and what is held back beside it, so that it shows why.
   * @returns the jobs of what is to be sent
   */
  async execute(tx: Transaction, occasion: Occasion, messages: readonly Composed[]): Promise<QueuedJob[]> {
    const sealed = await Promise.all(messages.map((message) => this.sealed(message, occasion)));
    await lockDigests(tx, sealed);
    const written = await insertDeliveries(tx, occasion, sealed, this.config.SAID_ALREADY_MINUTES);
    const { correlationId, at } = occasion;
    return written
      .filter(({ state }) => state === 'pending')
      .map((delivery) => deliveryJob({ ...delivery, sweeps: 0, attempts: 0, correlationId }, at));
  }

  /** Gives a message its id and its time, and seals to whom it goes. */
  private async sealed(
    { recipient, ...message }: Composed,
    { intent, at }: Occasion,
  ): Promise<SealedMessage> {
    const id = uuid();
    const due = notBefore(at, { channel: message.channel, intent }, this.config.SMS_QUIET_HOURS);
    return {
      digest: await this.digestOf({ recipient, ...message }),
      ...{ id, ...message, dueAt: due > at ? due : null },
      recipientSealed: await this.personal.seal(recipient, recipientPlace(id)),
    };
  }

  /** By what it is known again; the marks of secret and code stand for what they are filled with. */
  private async digestOf({ channel, recipient, content }: Message): Promise<Buffer | null> {
    if (this.config.SAID_ALREADY_MINUTES === 0) return null;
    return this.personal.indexOf('message', JSON.stringify([channel, recipient, content]));
  }
}
