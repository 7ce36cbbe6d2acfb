import { type Queryable, sql } from '#platform/database';
import { type DeliveryState, stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import type { ToldIntent } from '../domain/intent.ts';
import { type Channel, type Finished, RINGING } from '../domain/message.ts';
import { CANNOT_WAIT } from '../domain/quiet-hours.ts';
import type { Reason } from '../domain/reason.ts';
import { TRIED_FOR_HOURS } from '../domain/settlement.ts';

/** A delivery in our hands; `attempts` names this claim and its call among those of the row. */
export type ClaimedDelivery = {
  id: string;
  /** Null = about a submission that is no dossier yet. */
  dossierId: string | null;
  /** What is told, and the occasion of it. */
  intent: ToldIntent;
  intentKey: string;
  attempts: number;
  /** Calls of the present series, this one included, and since when it goes on. */
  tries: number;
  since: Date;
  /** What the call is to go over. */
  gateway: string;
  requestId: string;
  sweeps: number;
  correlationId: string;
  /** Null = erased, and so not to be sent. */
  recipientSealed: Buffer | null;
} & Finished;

/** One that somebody is to get. */
export type AddressedDelivery = ClaimedDelivery & { recipientSealed: Buffer };

export interface Claim {
  id: string;
  now: Date;
  /** A `sending` row touched later than this many seconds ago is somebody else's. */
  callSeconds: number;
  /** What a new message goes over. */
  gateway: string;
  /** Over what one that was tried before may go once more: the gateway of its last try knows it by its request id. */
  usable: readonly string[];
  /** Whether phones are left alone now. */
  isQuiet: boolean;
}

const ERASED: Reason = 'recipient-erased';

/**
 * Takes a delivery for sending and opens its attempt, in one statement, so that of two workers one gets it. Free for the
 * taking is what waits and is due, and what has been `sending` for longer than any call lasts: its worker was killed, and
 * its call is abandoned. Messages over one channel about one dossier, or one submission, go out in the order they were
 * written; one that is tried in vain holds up the later ones for as long as it is tried, and none that cannot wait while it
 * rests itself.
 */
export async function claimDelivery(
  queryable: Queryable,
  { id, now, callSeconds, gateway, usable, isQuiet }: Claim,
): Promise<ClaimedDelivery | undefined> {
  const cannotWait = sql`d.intent = any(${[...CANNOT_WAIT]}::text[])`;
  const abandonedSince = new Date(now.getTime() - callSeconds * 1000);
  const [claimed] = await queryable.queryPrepared<ClaimedDelivery>(sql`
    with claimed as (
      update notification.delivery d
      set state = case when recipient_sealed is null then ${stateAfter('suppressed')} else ${stateAfter('claimed')} end,
          reason = case when recipient_sealed is null then ${ERASED} end,
          attempts = attempts + case when recipient_sealed is null then 0 else 1 end,
          tries = tries + 1, touched_at = ${now},
          gateway = case when tries > 0 and d.gateway = any(${usable}) then d.gateway else ${gateway} end
      where id = ${id} and state = any(${statesOpenTo('claimed')})
        and (state = 'pending' or touched_at <= ${abandonedSince}) and (due_at is null or due_at <= ${now})
        and (not ${isQuiet} or channel <> all(${[...RINGING]}::text[]) or ${cannotWait})
        and not exists (
          select 1 from notification.delivery earlier
          where (earlier.dossier_id = d.dossier_id or earlier.submission_id = d.submission_id)
            and earlier.channel = d.channel
            and earlier.state in ('pending', 'sending')
            and (earlier.created_at, earlier.id) < (d.created_at, d.id)
            and not (${cannotWait} and earlier.due_at > ${now})
            and coalesce(earlier.tried_since, earlier.created_at) > ${now}::timestamptz - make_interval(hours => ${TRIED_FOR_HOURS}))
      returning d.*),
    abandoned as (
      update notification.attempt a set outcome = 'abandoned'
      from claimed c where a.delivery_id = c.id and a.number = c.attempts - 1 and a.outcome is null),
    opened as (
      insert into notification.attempt (delivery_id, number, channel, gateway, request_id, waited, started_at)
      select id, attempts, channel, gateway, coalesce(request_id, id),
             case attempts when 1 then ${now}::timestamptz - greatest(coalesce(happened_at, created_at), tried_since) end, ${now}
      from claimed where recipient_sealed is not null)
    select id, dossier_id as "dossierId", intent, intent_key as "intentKey", attempts, tries, coalesce(tried_since, created_at) as since, gateway,
           coalesce(request_id, id) as "requestId", channel, recipient_sealed as "recipientSealed", content, sweeps,
           correlation_id as "correlationId"
    from claimed`);
  return claimed;
}

/** Where a delivery stands that could not be claimed. */
export interface Standing {
  state: DeliveryState;
  touchedAt: Date;
  dueAt: Date | null;
  channel: Channel;
  intent: ToldIntent;
}

export async function readStanding(queryable: Queryable, id: string): Promise<Standing | undefined> {
  const [standing] = await queryable.queryPrepared<Standing>(sql`
    select state, touched_at as "touchedAt", due_at as "dueAt", channel, intent from notification.delivery where id = ${id}`);
  return standing;
}
