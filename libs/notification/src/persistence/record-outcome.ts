import { type Queryable, sql } from '#platform/database';
import { stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Settlement } from '../domain/settlement.ts';
import type { ClaimedDelivery } from './claim-delivery.ts';

/** A call that ended. */
export interface EndedCall {
  outcome: Outcome;
  /** What the text costs; null for what costs nothing. */
  segments: number | null;
  settlement: Settlement;
  at: Date;
}

/**
 * Writes down how a call ended, with the call and with its delivery. That the gateway took it is true whoever learns of it; every
 * other outcome counts for the delivery only while the claim is still ours, since a later claimer may know better.
 */
export async function recordOutcome(
  queryable: Queryable,
  { id, attempts }: Pick<ClaimedDelivery, 'id' | 'attempts'>,
  { outcome, segments, settlement, at }: EndedCall,
): Promise<void> {
  const { turn } = settlement;
  const [gatewayId, words] = outcome.kind === 'accepted' ? [outcome.gatewayId, null] : [null, outcome.reason];
  await queryable.queryPrepared(sql`
    with call as (
      update notification.attempt
      set ended_at = ${at}, outcome = ${outcome.kind}, reason = ${words}, gateway_id = ${gatewayId}, segments = ${segments}
      where delivery_id = ${id} and number = ${attempts} and ended_at is null)
    update notification.delivery
    set state = ${stateAfter(turn)}, reason = ${'reason' in settlement ? settlement.reason : null},
        due_at = ${'dueAt' in settlement ? settlement.dueAt : null}, last_error = ${words},
        gateway_id = coalesce(${gatewayId}, gateway_id),
        sent_at = case when ${turn === 'accepted'} then ${at}::timestamptz else sent_at end, touched_at = ${at}
    where id = ${id} and state = any(${statesOpenTo(turn)}) and (${turn === 'accepted'} or attempts = ${attempts})`);
}
