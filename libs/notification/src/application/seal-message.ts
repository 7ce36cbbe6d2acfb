import { v7 as uuid } from 'uuid';
import type { PersonalData } from '#platform/personal-data';
import type { Message } from '../domain/message.ts';
import type { SealedMessage } from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';

/** Gives a message its id and seals to whom it goes. */
export async function sealMessage(
  personal: PersonalData,
  { recipient, channel, content }: Message,
): Promise<SealedMessage> {
  const id = uuid();
  return { id, channel, content, recipientSealed: await personal.seal(recipient, recipientPlace(id)) };
}
