import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { notBefore } from '../domain/quiet-hours.ts';
import {
  insertDeliveries,
  lockDigests,
  type Occasion,
  type SealedMessage,
} from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import { standIn } from '../persistence/stand-in.ts';
import type { Composed } from './compose-messages.ts';
import { deliveryJob } from './delivery-job.ts';

/** What is to be told at one occasion. */
export interface Told {
  occasion: Occasion;
  messages: readonly Composed[];
}

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
  execute(tx: Transaction, occasion: Occasion, messages: readonly Composed[]): Promise<QueuedJob[]> {
    return this.all(tx, [{ occasion, messages }]);
  }

  /** The same of many occasions, in one statement. */
  async all(tx: Transaction, told: readonly Told[]): Promise<QueuedJob[]> {
    const sealed = await Promise.all(
      told.flatMap(({ occasion, messages }) =>
        messages.map(async (message) => ({ ...occasion, ...(await this.sealed(message, occasion)) })),
      ),
    );
    await lockDigests(tx, sealed);
    const written = await insertDeliveries(tx, sealed, this.config.SAID_ALREADY_MINUTES);
    const failed = written.filter(({ state }) => state === 'failed');
    const [first] = failed;
    if (first) {
      const ids = failed.map(({ id }) => id);
      await standIn(tx, ids, first.at);
    }
    return written
      .filter(({ state }) => state === 'pending')
      .map(({ at, ...delivery }) => deliveryJob({ ...delivery, sweeps: 0, attempts: 0 }, at));
  }

  /** Gives a message its id and its time, and seals to whom it goes. */
  private async sealed(
    { recipient, ...message }: Composed,
    { intent, at, officerId }: Occasion,
  ): Promise<SealedMessage> {
    const id = uuid();
    const due = notBefore(at, { channel: message.channel, intent }, this.config.SMS_QUIET_HOURS);
    return {
      // What officers are sent is of its day, and so many at once that their locks would be too many.
      digest: officerId === undefined ? await this.digestOf({ recipient, ...message }) : null,
      ...{ id, ...message, dueAt: due > at ? due : null },
      recipientSealed: await this.personal.sealOptional(recipient, recipientPlace(id)),
    };
  }

  /** By what it is known again; the marks of secret and code stand for what they are filled with. */
  private async digestOf({
    channel,
    recipient,
    content,
  }: Pick<Composed, 'channel' | 'recipient' | 'content'>): Promise<Buffer | null> {
    if (this.config.SAID_ALREADY_MINUTES === 0 || recipient === null) return null;
    return this.personal.indexOf('message', JSON.stringify([channel, recipient, content]));
  }
}
