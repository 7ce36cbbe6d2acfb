import { v7 as uuid } from 'uuid';
import type { PersonalData } from '#platform/personal-data';
import type { SealedMessage } from '../persistence/insert-deliveries.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import type { Composed } from './compose-messages.ts';

/** Gives a message its id and seals to whom it goes. */
export async function sealMessage(
  personal: PersonalData,
  { recipient, channel, content, templateId }: Composed,
): Promise<SealedMessage> {
  const id = uuid();
  const recipientSealed = await personal.seal(recipient, recipientPlace(id));
  return { id, channel, content, templateId, recipientSealed };
}
