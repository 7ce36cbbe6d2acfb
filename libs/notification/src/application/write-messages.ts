import { v7 as uuid } from 'uuid';
import type { Transaction } from '#platform/database';
import type { PersonalData } from '#platform/personal-data';
import type { QueuedJob } from '#platform/queue';
import { insertDeliveries, type Occasion, type SealedMessage } from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import type { Composed } from './compose-messages.ts';
import { deliveryJob } from './delivery-job.ts';

/** Writes what is to be told at an occasion, unless it is there. @returns the jobs of what it wrote */
export async function writeMessages(
  tx: Transaction,
  personal: PersonalData,
  occasion: Occasion,
  messages: readonly Composed[],
): Promise<QueuedJob[]> {
  const sealed = await Promise.all(messages.map((message) => sealedOf(personal, message)));
  const written = await insertDeliveries(tx, occasion, sealed);
  const { correlationId } = occasion;
  return written.map((delivery) => deliveryJob({ ...delivery, sweeps: 0, attempts: 0, correlationId }));
}

/** Gives a message its id and seals to whom it goes. */
async function sealedOf(
  personal: PersonalData,
  { recipient, channel, content, templateId }: Composed,
): Promise<SealedMessage> {
  const id = uuid();
  const recipientSealed = await personal.seal(recipient, recipientPlace(id));
  return { id, channel, content, templateId, recipientSealed };
}
