import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Contacts, contactsOf, type DossierSnapshot } from '#dossier';
import type { Transaction } from '#platform/database';
import { PersonalData, UNOPENABLE } from '#platform/personal-data';
import type { Channel } from '../domain/message.ts';
import {
  type AddressedMessage,
  notGone,
  readdress,
  type ReaddressedMessage,
} from '../persistence/readdress.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';

/** Over what people are reached by a field that may be corrected. */
const REACHED_BY: Readonly<Record<string, readonly Channel[]>> = { phone: ['sms', 'zalo'], email: ['email'] };

const correcting = z.object({ correction: z.object({ fields: z.array(z.string()) }) });

/**
 * Has what nobody has got yet go to where the applicant is reached once that was corrected: what stood there before may be a
 * stranger's, and a message may open the dossier. So it is with what did not arrive, for it may be sent again.
 */
@Injectable()
export class ReaddressMessages {
  constructor(private readonly personal: PersonalData) {}

  async execute(
    tx: Transaction,
    { id, applicant, change }: Pick<DossierSnapshot, 'id' | 'applicant' | 'change'>,
  ): Promise<void> {
    const { data } = correcting.safeParse(change.details);
    const channels = data?.correction.fields.flatMap((field) => REACHED_BY[field] ?? []) ?? [];
    if (channels.length === 0) return;
    const contacts = contactsOf(applicant);
    const waiting = await notGone(tx, id, channels);
    const moved = await Promise.all(waiting.map((message) => this.moved(message, contacts)));
    await readdress(tx, moved.flat());
  }

  private async moved(
    { id, channel, recipientSealed }: AddressedMessage,
    contacts: Contacts,
  ): Promise<ReaddressedMessage[]> {
    const to = contacts[channel] === UNOPENABLE ? null : contacts[channel];
    // One that does not open is addressed anew as well.
    const { text: before } = await this.personal.attempt(recipientSealed, recipientPlace(id));
    if (before !== null && before === to) return [];
    return [{ id, recipientSealed: await this.personal.sealOptional(to, recipientPlace(id)) }];
  }
}
