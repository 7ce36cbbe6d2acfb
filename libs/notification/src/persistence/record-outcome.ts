import { type Queryable, sql } from '#platform/database';
import { storable } from '#platform/fields';
import { stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Settlement } from '../domain/settlement.ts';
import { aheadOfTried, cannotWait } from './ahead.ts';
import type { ClaimedDelivery } from './claim-delivery.ts';

/** A call that ended. */
export interface EndedCall {
  outcome: Outcome;
  /** What the text costs; null for what costs nothing. */
  segments: number | null;
  settlement: Settlement;
  at: Date;
}

/** Which call that was. */
export type RecordedCall = Pick<ClaimedDelivery, 'id' | 'attempts'> & EndedCall;

/** UTF-16 units that are kept of what a gateway says: it may say anything, and what calls are found by is in an index. */
const KEPT = 800;

const kept = (words: string): string => storable(words.slice(0, KEPT));

/** An outcome that is known to be final or to be tried again, in the form its rows take. */
const rowOf = ({ id, attempts, outcome, segments, settlement, at }: RecordedCall) => {
  const { turn } = settlement;
  return {
    ...{ id, attempts, kind: outcome.kind, segments, at },
    words: outcome.kind === 'accepted' ? null : kept(outcome.reason),
    gatewayId: outcome.kind === 'accepted' ? kept(outcome.gatewayId) : null,
    ...{ isAccepted: turn === 'accepted', openTo: statesOpenTo(turn), state: stateAfter(turn) },
    reason: 'reason' in settlement ? settlement.reason : null,
    dueAt: 'dueAt' in settlement ? settlement.dueAt : null,
  };
};

/** Of what is put back, how many of its agency are to be tried again before it: what is put back together, one behind the other. */
const AHEAD = sql`
  select d.id,
         case when d.state <> 'pending' or ${cannotWait('d')} then 0
              else (${aheadOfTried('d')} + row_number() over (partition by d.agency_id, d.channel, d.state order by d.due_at, d.id) - 1)::int
         end as ahead
  from turned d`;

/**
 * Writes down how calls ended, with the calls and with their deliveries. That the gateway took it is true whoever learns of it; every
 * other outcome counts for the delivery only while the claim is still ours, since a later claimer may know better.
 * @returns for each in turn how many messages of its agency go before it, if it is to be tried again
 */
export async function recordOutcomes(
  queryable: Queryable,
  calls: readonly RecordedCall[],
): Promise<number[]> {
  const turned = await queryable.queryPrepared<{ id: string; ahead: number }>(sql`
    with ended as (
      select * from jsonb_to_recordset(${JSON.stringify(calls.map(rowOf))}::jsonb)
        as e(id uuid, attempts int, kind text, segments int, at timestamptz, words text, "gatewayId" text,
             "isAccepted" boolean, "openTo" jsonb, state text, reason text, "dueAt" timestamptz)),
    held as (
      select d.id, e.attempts, e."isAccepted" from notification.delivery d join ended e on e.id = d.id
      where e."openTo" ? d.state and (e."isAccepted" or d.attempts = e.attempts)
      -- In the order in which they are claimed.
      order by d.id for no key update of d),
    counts as (
      -- As if calls of one message that ended together had ended one after the other: what was taken is taken.
      select distinct on (id) id, attempts from held order by id, "isAccepted" desc, attempts desc),
    call as (
      update notification.attempt a
      set ended_at = e.at, outcome = e.kind, reason = e.words, gateway_id = e."gatewayId", segments = e.segments
      from ended e where a.delivery_id = e.id and a.number = e.attempts and a.ended_at is null),
    turned as (
      update notification.delivery d
      set state = e.state, reason = e.reason, due_at = e."dueAt", last_error = e.words,
          gateway_id = coalesce(e."gatewayId", d.gateway_id),
          sent_at = case when e."isAccepted" then e.at else d.sent_at end, touched_at = e.at
      from ended e join counts c on c.id = e.id and c.attempts = e.attempts
      where d.id = e.id
      returning d.id, d.intent, d.state, d.agency_id, d.channel, d.due_at, d.tried_since, d.created_at)
    ${AHEAD}`);
  const ahead = new Map(turned.map((one) => [one.id, one.ahead]));
  return calls.map(({ id }) => ahead.get(id) ?? 0);
}
