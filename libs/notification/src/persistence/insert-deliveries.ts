import { type Queryable, sql } from '#platform/database';
import type { ToldIntent } from '../domain/intent.ts';
import type { Channel, Message } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';
import { type DeliveryState, stateAfter } from '../domain/delivery-state.ts';
import { aheadOf } from './ahead.ts';

/** A message with its recipient sealed. */
export type SealedMessage = Pick<Message, 'channel' | 'content'> & {
  id: string;
  recipientSealed: Buffer;
  templateId: number;
  /** Why it is not to be sent; null = it is. */
  held: Reason | null;
};

/** Why and when messages came into being. */
export interface Occasion {
  /** Of what it is: of the two one is there. */
  dossierId: string | null;
  submissionId: string | null;
  intent: ToldIntent;
  /** `<dossierId>:<sequence>:<intent>`, or the like of a submission: names the occasion, so that it is told once over each channel. */
  key: string;
  /** For whose desk it goes out. */
  agencyId: number;
  /** When that happened which is told, and when it is written. */
  happenedAt: Date;
  at: Date;
  correlationId: string;
}

/** Writes the messages that are not there yet. @returns those it wrote. */
export function insertDeliveries(
  queryable: Queryable,
  { dossierId, submissionId, intent, key, agencyId, happenedAt, at, correlationId }: Occasion,
  messages: readonly SealedMessage[],
): Promise<{ id: string; channel: Channel; state: DeliveryState; ahead: number }[]> {
  const rows = messages.map(({ recipientSealed, ...message }) => ({
    ...message,
    sealed: recipientSealed.toString('base64'),
  }));
  return queryable.query(sql`
    insert into notification.delivery (id, dossier_id, submission_id, intent, intent_key, channel, recipient_sealed, content, state, reason,
      agency_id, happened_at, created_at, touched_at, correlation_id, template_id)
    select m.id, ${dossierId}::uuid, ${submissionId}::uuid, ${intent}, ${key}, m.channel, decode(m.sealed, 'base64'), m.content,
           case when m.held is null then 'pending' else ${stateAfter('suppressed')} end, m.held,
           ${agencyId}, ${happenedAt}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${correlationId}, m."templateId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
         as m(id uuid, channel text, sealed text, content jsonb, held text, "templateId" int)
    on conflict (intent_key, channel) do nothing
    returning id, channel, state, ${aheadOf('delivery')} as ahead`);
}
