import { type Queryable, sql } from '#platform/database';
import type { EventData, EventType, RecordedChange } from '../domain/told-event.ts';

/** A change, with what is told of its dossier; times of `about` in UTC. */
export interface LoggedChange extends RecordedChange {
  dossierId: string;
  sequence: number;
  receivedAt: Date;
  about: Pick<EventData, 'code' | 'receivingAgency' | 'leadAgency'>;
}

/** Of these changes of dossiers those that anybody outside may hear of; none where nobody listens, and none of what is secret. */
export const readChanges = (
  queryable: Queryable,
  changes: readonly { dossierId: string; sequence: number }[],
): Promise<LoggedChange[]> =>
  queryable.queryPrepared<LoggedChange>(sql`
    select h.dossier_id as "dossierId", h.sequence, h.status, h.status_before as "statusBefore",
           h.due_before as "dueBefore", h.due_at as "dueAt", d.received_at as "receivedAt",
           jsonb_build_object('code', d.code, 'receivingAgency', r.code, 'leadAgency', l.code) as about
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c("dossierId" uuid, sequence int)
    join dossier.history h on h.dossier_id = c."dossierId" and h.sequence = c.sequence
    join dossier.dossier d on d.id = h.dossier_id
    join organization.agency r on r.id = d.receiving_agency_id
    join organization.agency l on l.id = d.lead_agency_id
    where d.secrecy = 'normal' and exists (select from webhook.subscription where state <> 'ended')`);

export interface NewEvent {
  eventId: string;
  type: EventType;
  happenedAt: Date;
  data: EventData;
  at: Date;
}

/**
 * Writes an event behind the others of each subscription that wants it. Numbers are given under the subscription's lock, which is held until the
 * commit: so they have no gap, and none is seen before a lower one.
 * @returns whom to tell at once
 */
export function logEvent(
  queryable: Queryable,
  { eventId, type, happenedAt, data, at }: NewEvent,
): Promise<{ id: string; sequence: number }[]> {
  return queryable.query(sql`
    with wanting as (
      select s.id from webhook.subscription s
      where s.state <> 'ended' and ${type} = any(s.events)
        and (s.agency_id is null or exists (
          select from dossier.participation p where p.dossier_id = ${data.dossierId} and p.agency_id = s.agency_id))
        and not exists (select from webhook.event e where e.subscription_id = s.id and e.event_id = ${eventId})
      -- In one order, so that of two messages none waits for the other.
      order by s.id for no key update of s),
    numbered as (
      update webhook.subscription s set last_sequence = s.last_sequence + 1
      from wanting where s.id = wanting.id
      returning s.id, s.last_sequence, s.state, s.due_at),
    logged as (
      insert into webhook.event (subscription_id, sequence, event_id, type, subject, happened_at, data, created_at)
      select id, last_sequence, ${eventId}, ${type}, ${data.code}, ${happenedAt}::timestamptz,
             ${JSON.stringify(data)}::jsonb, ${at}::timestamptz
      from numbered)
    select id, last_sequence::int as sequence from numbered where state = 'active' and due_at is null`);
}
