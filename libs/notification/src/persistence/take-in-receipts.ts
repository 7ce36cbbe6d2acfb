import { type Queryable, sql, type Sql } from '#platform/database';
import { type DeliveryState, stateAfter, statesOpenTo, type Turn } from '../domain/delivery-state.ts';
import { RECEIPT_OUTCOMES } from '../domain/receipt.ts';
import { REASON_OF_RECEIPT, turnOfReceipt } from '../domain/settlement.ts';

/** What each receipt does, for the statement to look up. */
const EFFECTS = JSON.stringify(
  RECEIPT_OUTCOMES.map((outcome, rank) => {
    const turn: Turn = turnOfReceipt(outcome);
    return {
      ...{ outcome, rank, open: statesOpenTo(turn), state: stateAfter(turn) },
      reason: REASON_OF_RECEIPT[outcome],
    };
  }),
);

/** Taken in by one statement; what is left over is found by the next. */
const BATCH = 500;

/**
 * Takes in receipts whose call is written down; the others wait. Of several about one delivery the best known counts. A receipt
 * that something did not arrive counts for the last call alone: after it the message may have been sent again.
 * @param which condition on `notification.receipt r`
 * @returns ids of deliveries that did not arrive
 */
export async function takeInReceipts(queryable: Queryable, which: Sql, now: Date): Promise<string[]> {
  const told = await queryable.query<{ id: string; state: DeliveryState }>(sql`
    with told as (
      select r.gateway, r.gateway_id, r.outcome, r.at, r.reason, a.id as attempt_id, a.delivery_id, a.number
      from notification.receipt r
      cross join lateral (
        select id, delivery_id, number from notification.attempt
        where gateway = r.gateway and gateway_id = r.gateway_id order by started_at desc limit 1) a
      where r.settled_at is null and ${which}
      order by r.received_at limit ${BATCH} for update of r skip locked),
    settled as (
      update notification.receipt r set settled_at = ${now}
      from told t where (r.gateway, r.gateway_id, r.outcome) = (t.gateway, t.gateway_id, t.outcome)),
    arrived as (
      update notification.attempt a set arrived_at = t.at
      from told t where a.id = t.attempt_id and t.outcome = 'delivered' and a.arrived_at is null),
    best as (
      select distinct on (t.delivery_id) t.*, e.open, e.state, e.reason as why
      from told t join jsonb_to_recordset(${EFFECTS}::jsonb)
        as e(outcome text, rank integer, open text[], state text, reason text) using (outcome)
      order by t.delivery_id, e.rank desc)
    update notification.delivery d
    set state = b.state, reason = b.why, last_error = b.reason, touched_at = ${now},
        arrived_at = case b.outcome when 'delivered' then b.at else d.arrived_at end
    from best b
    where d.id = b.delivery_id and d.state = any(b.open) and (b.outcome = 'delivered' or d.attempts = b.number)
    returning d.id, d.state`);
  return told.filter(({ state }) => state !== stateAfter('receipt-delivered')).map(({ id }) => id);
}
