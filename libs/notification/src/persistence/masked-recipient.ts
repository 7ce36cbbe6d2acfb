import { mask, type PersonalData } from '#platform/personal-data';
import type { Channel } from '../domain/message.ts';
import { recipientPlace } from './recipient-place.ts';

const MASKS = { sms: mask.phone, email: mask.email, zalo: mask.phone } as const;

/** Whom a delivery is for, masked, or that it does not open; null = erased. */
export async function maskedRecipient(
  personal: PersonalData,
  { id, channel, recipientSealed }: { id: string; channel: Channel; recipientSealed: Buffer | null },
): Promise<string | null> {
  const recipient = await personal.openToShow(recipientSealed, recipientPlace(id));
  return recipient && MASKS[channel](recipient);
}
