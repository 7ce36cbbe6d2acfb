import { type Queryable, sql } from '#platform/database';
import type { DeliveryState, Message } from '../domain/message.ts';

/** A delivery in our hands; `attempts` names this claim among those of the row. No recipient = erased. */
export type ClaimedDelivery = {
  id: string;
  /** Null = about a submission that is no dossier yet. */
  dossierId: string | null;
  attempts: number;
  recipientSealed: Buffer | null;
} & (
  | Omit<Extract<Message, { channel: 'sms' }>, 'recipient'>
  | Omit<Extract<Message, { channel: 'email' }>, 'recipient'>
);

/** How long a message that cannot be delivered may hold up the later ones about its dossier. */
const PATIENCE = sql`interval '3 days'`;

/**
 * Takes a delivery for sending, in one statement, so that of two workers one gets it. Free for the taking is what
 * waits, and what has been `sending` for longer than any call lasts: its worker was killed. Messages over one
 * channel about one dossier, or one submission, go out in the order they were written.
 * @param callSeconds a `sending` row touched later than this many seconds ago is somebody else's.
 */
export async function claimDelivery(
  queryable: Queryable,
  id: string,
  now: Date,
  callSeconds: number,
): Promise<ClaimedDelivery | undefined> {
  const abandonedSince = new Date(now.getTime() - callSeconds * 1000);
  const [claimed] = await queryable.query<ClaimedDelivery>(sql`
    update notification.delivery d set state = 'sending', attempts = attempts + 1, touched_at = ${now}
    where id = ${id} and (state = 'pending' or (state = 'sending' and touched_at <= ${abandonedSince}))
      and not exists (
        select 1 from notification.delivery earlier
        where (earlier.dossier_id = d.dossier_id or earlier.submission_id = d.submission_id)
          and earlier.channel = d.channel
          and earlier.state in ('pending', 'sending')
          and (earlier.created_at, earlier.id) < (d.created_at, d.id)
          and earlier.created_at > ${now}::timestamptz - ${PATIENCE})
    returning id, dossier_id as "dossierId", attempts, channel,
      recipient_sealed as "recipientSealed", content`);
  return claimed;
}

/** Where a delivery stands that could not be claimed. */
export interface Standing {
  state: DeliveryState;
  touchedAt: Date;
}

export async function readStanding(queryable: Queryable, id: string): Promise<Standing | undefined> {
  const [standing] = await queryable.query<Standing>(sql`
    select state, touched_at as "touchedAt" from notification.delivery where id = ${id}`);
  return standing;
}
