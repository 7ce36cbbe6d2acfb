import { type Queryable, sql, type Sql } from '#platform/database';
import type { Outcome } from '../domain/outcome.ts';
import type { ClaimedDelivery } from './claim-delivery.ts';

/**
 * Writes down how a call ended. That a message was delivered is true whoever learns of it; every other outcome
 * counts only while the claim is still ours, since a later claimer may know better.
 */
export async function recordOutcome(
  queryable: Queryable,
  { id, attempts }: Pick<ClaimedDelivery, 'id' | 'attempts'>,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  const ours = sql`state = 'sending' and attempts = ${attempts}`;
  const [changes, when]: [Sql, Sql] =
    outcome.kind === 'accepted'
      ? [
          sql`state = 'sent', sent_at = ${at}, gateway_id = ${outcome.gatewayId}, last_error = null`,
          sql`state <> 'sent'`,
        ]
      : [
          sql`state = ${outcome.kind === 'rejected' || outcome.kind === 'undeliverable' ? 'failed' : 'pending'}, last_error = ${outcome.reason}`,
          ours,
        ];
  await queryable.query(sql`
    update notification.delivery set ${changes}, touched_at = ${at} where id = ${id} and ${when}`);
}
