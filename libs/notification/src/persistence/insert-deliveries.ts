import { v7 as uuid } from 'uuid';
import { type Queryable, sql } from '#platform/database';
import type { Intent } from '../domain/intent.ts';
import type { Channel, Message } from '../domain/message.ts';

/** Why and when messages came into being. */
export interface Occasion {
  dossierId: string;
  intent: Intent;
  /** `<dossierId>:<sequence>:<intent>`: names the occasion, so that it is told once to each recipient. */
  key: string;
  at: Date;
  correlationId: string;
}

/** Writes the messages that are not there yet. @returns those it wrote. */
export function insertDeliveries(
  queryable: Queryable,
  { dossierId, intent, key, at, correlationId }: Occasion,
  messages: readonly Message[],
): Promise<{ id: string; channel: Channel }[]> {
  const rows = messages.map((message) => ({ id: uuid(), ...message }));
  return queryable.query(sql`
    insert into notification.delivery (id, dossier_id, intent, intent_key, channel, recipient, content, state,
      created_at, touched_at, correlation_id)
    select m.id, ${dossierId}::uuid, ${intent}, ${key}, m.channel, m.recipient, m.content, 'pending',
           ${at}::timestamptz, ${at}::timestamptz, ${correlationId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
         as m(id uuid, channel text, recipient text, content jsonb)
    on conflict (intent_key, channel, recipient) do nothing
    returning id, channel`);
}
