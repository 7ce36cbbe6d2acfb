import { sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { steppedIn } from '../contracts/stepped-in.ts';
import { stateAfter, statesOpenTo } from '../domain/delivery-state.ts';
import { OWED } from '../domain/held-back.ts';
import { CHANNELS } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';

const [NOT_WISHED, SWITCHED_OFF, SAID]: Reason[] = ['not-wished', 'switched-off', 'said-already'];

/** What may stand in: who can be told what is owed is told, whatever was wished or switched off. */
const SPARE = sql`
  s.state = any(${statesOpenTo('stood-in')}) and s.recipient_sealed is not null
  and (s.reason = ${NOT_WISHED} or s.reason = ${SWITCHED_OFF} and s.intent = any(${[...OWED]}::text[]))`;

const HAS_FAILED = sql`f.state in ('failed', 'undeliverable')`;

/**
 * Lets what was written and held back be sent in the place of what did not arrive, where its occasion reached the recipient over
 * no other channel: what they chose first. In the transaction of the failures, so that it happens with them or not at all; the
 * words are those of the occasion.
 * @param ids of deliveries that may have failed
 */
export async function standIn(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  // Whoever fails over another channel at the same time waits here, and sees then that this one has failed.
  const spare = await tx.query<{ id: string }>(sql`
    select s.id from notification.delivery f
    join notification.delivery s on s.intent_key = f.intent_key
    where f.id = any(${[...ids]}::uuid[]) and ${HAS_FAILED} and ${SPARE}
    order by s.id for no key update of s`);
  if (spare.length === 0) return;
  const sent = await tx.query<{ id: string; agencyId: number }>(sql`
    with next as (
      select distinct on (s.intent_key) s.id, f.id as failed_id
      from notification.delivery f
      join notification.delivery s on s.intent_key = f.intent_key
      where f.id = any(${[...ids]}::uuid[]) and ${HAS_FAILED}
        and s.id = any(${spare.map(({ id }) => id)}::uuid[]) and ${SPARE}
        and not exists (
          select from notification.delivery other
          where other.intent_key = f.intent_key
            and (other.state in ('pending', 'sending', 'sent', 'delivered') or other.reason = ${SAID}))
      order by s.intent_key, s.reason = ${SWITCHED_OFF} desc, array_position(${[...CHANNELS]}::text[], s.channel))
    update notification.delivery d
    set state = ${stateAfter('stood-in')}, reason = null, stands_in_for = next.failed_id, stood_in_at = ${now},
        tried_since = ${now}, touched_at = ${now}
    from next where d.id = next.id
    returning d.id, d.agency_id as "agencyId"`);
  if (sent.length === 0) return;
  await tx.query(insertOutboxMessages(sent.map(({ id, agencyId }) => steppedIn(id, agencyId, now))));
}
