import { constants, sql, type Transaction } from '#platform/database';
import { DELIVERY_STATES } from '../domain/delivery-state.ts';
import type { Channel } from '../domain/message.ts';

/** What nobody has got, and somebody may get yet. */
const NOT_GONE = DELIVERY_STATES.filter((state) => state !== 'sent' && state !== 'delivered');

export interface AddressedMessage {
  id: string;
  channel: Channel;
  recipientSealed: Buffer;
}

/** Of a dossier what has not gone over these channels; held, in the order in which it is claimed. */
export const notGone = (
  tx: Transaction,
  dossierId: string,
  channels: readonly Channel[],
): Promise<AddressedMessage[]> =>
  tx.query<AddressedMessage>(sql`
    select id, channel, recipient_sealed as "recipientSealed" from notification.delivery
    where dossier_id = ${dossierId} and channel = any(${[...channels]}::text[]) and state in (${constants(NOT_GONE)})
      and recipient_sealed is not null
    order by id for no key update`);

export interface ReaddressedMessage {
  id: string;
  /** Null = nobody is to get it any more. */
  recipientSealed: Buffer | null;
}

export async function readdress(tx: Transaction, messages: readonly ReaddressedMessage[]): Promise<void> {
  const rows = messages.map(({ id, recipientSealed }) => ({
    ...{ id, sealed: recipientSealed?.toString('base64') ?? null },
  }));
  await tx.query(sql`
    update notification.delivery d set recipient_sealed = decode(r.sealed, 'base64'), said_digest = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, sealed text) where d.id = r.id`);
}
