import { constants, type Queryable, sql, type Sql } from '#platform/database';
import { type DeliveryState, stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import type { ToldIntent } from '../domain/intent.ts';
import { type Channel, type Finished, RINGING } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';
import { TRIED_FOR_HOURS } from '../domain/settlement.ts';
import { cannotWait } from './ahead.ts';

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
  /** What it goes over, and there is a permit for. */
  gateway: string;
  /** Is the gateway of its last try among these and another one, it is not to be had: that one knows it by its request id. */
  usable: readonly string[];
  /** Whether phones are left alone now. */
  isQuiet: boolean;
}

const ERASED: Reason = 'recipient-erased';

const asRows = (claims: readonly Claim[]): Sql => sql`
  select * from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
    as a(id uuid, now timestamptz, "callSeconds" int, gateway text, usable jsonb, "isQuiet" boolean)`;

/** Of what is `asked` those that may be had. In one order, so that of two claims none waits for the other. */
const FREE = sql`
  select d.id from notification.delivery d join asked a on a.id = d.id
  where d.state in (${constants(statesOpenTo('claimed'))}) and (d.due_at is null or d.due_at <= a.now)
    and (d.state = 'pending' or d.touched_at <= a.now - make_interval(secs => a."callSeconds"))
    and coalesce(d.tries = 0 or d.gateway = a.gateway or not a.usable ? d.gateway, true)
    and (not a."isQuiet" or d.channel not in (${constants(RINGING)}) or ${cannotWait('d')})
    and not exists (
      select 1 from notification.delivery earlier
      where (earlier.dossier_id = d.dossier_id or earlier.submission_id = d.submission_id)
        and earlier.channel = d.channel
        and earlier.state in ('pending', 'sending')
        and (earlier.created_at, earlier.id) < (d.created_at, d.id)
        and not (${cannotWait('d')} and earlier.state = 'pending')
        and coalesce(earlier.tried_since, earlier.created_at) > a.now - make_interval(hours => ${TRIED_FOR_HOURS}))
  order by d.id for no key update of d`;

/**
 * Takes deliveries for sending and opens their attempts, in one statement, so that of two workers one gets each. Free for the
 * taking is what waits and is due, and what has been `sending` for longer than any call lasts: its worker was killed, and
 * its call is abandoned. Messages over one channel about one dossier, or one submission, go out in the order they were
 * written; one that is tried in vain holds up the later ones for as long as it is tried. What cannot wait passes all that are
 * not being sent right now.
 * @returns in the order of the claims; undefined = not to be had, or claimed twice: the first gets it
 */
export async function claimDeliveries(
  queryable: Queryable,
  claims: readonly Claim[],
): Promise<(ClaimedDelivery | undefined)[]> {
  const first = new Map([...claims].reverse().map((claim) => [claim.id, claim]));
  const claimed = await queryable.queryPrepared<ClaimedDelivery>(sql`
    with asked as (${asRows([...first.values()])}),
    free as (${FREE}),
    claimed as (
      update notification.delivery d
      set state = case when recipient_sealed is null then ${stateAfter('suppressed')} else ${stateAfter('claimed')} end,
          reason = case when recipient_sealed is null then ${ERASED} end,
          attempts = attempts + case when recipient_sealed is null then 0 else 1 end,
          tries = tries + 1, touched_at = a.now, gateway = a.gateway
      from asked a join free on free.id = a.id
      where d.id = a.id
      returning d.*),
    abandoned as (
      update notification.attempt a set outcome = 'abandoned'
      from claimed c where a.delivery_id = c.id and a.number = c.attempts - 1 and a.outcome is null),
    opened as (
      insert into notification.attempt (delivery_id, number, channel, gateway, request_id, waited, started_at)
      select id, attempts, channel, gateway, coalesce(request_id, id),
             case attempts when 1 then touched_at - greatest(coalesce(happened_at, created_at), tried_since) end, touched_at
      from claimed where recipient_sealed is not null)
    select id, dossier_id as "dossierId", intent, intent_key as "intentKey", attempts, tries, coalesce(tried_since, created_at) as since, gateway,
           coalesce(request_id, id) as "requestId", channel, recipient_sealed as "recipientSealed", content, sweeps,
           correlation_id as "correlationId"
    from claimed`);
  return claims.map((claim) =>
    first.get(claim.id) === claim ? claimed.find(({ id }) => id === claim.id) : undefined,
  );
}

/** What deliveries went over in their last try; null for one that is yet to have its first. */
export async function lastGateways(queryable: Queryable, ids: readonly string[]): Promise<(string | null)[]> {
  const tried = await queryable.queryPrepared<{ id: string; gateway: string | null }>(sql`
    select id, gateway from notification.delivery where id = any(${[...ids]}::uuid[]) and tries > 0`);
  const gateways = new Map(tried.map(({ id, gateway }) => [id, gateway]));
  return ids.map((id) => gateways.get(id) ?? null);
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
