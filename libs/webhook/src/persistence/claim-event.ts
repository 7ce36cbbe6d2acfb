import { type Queryable, sql } from '#platform/database';
import type { CallOutcome } from '../domain/call-outcome.ts';
import type { Settlement } from '../domain/settlement.ts';
import type { ToldEvent } from '../domain/told-event.ts';

/** The next event of a subscription in our hands; `call` names this claim among those of the subscription. */
export interface ClaimedEvent extends ToldEvent {
  subscriptionId: string;
  endpoint: string;
  secretSealed: Buffer;
  /** Null = signed with the present secret alone. */
  formerSealed: Buffer | null;
  call: number;
  /** Calls in vain before this one, and since when. */
  tries: number;
  failingSince: Date | null;
}

/**
 * Takes the next event of a subscription for telling and opens its exchange, in one statement, so that of two workers one gets it. A call
 * that has lasted longer than any may has lost its worker, and is abandoned.
 */
export async function claimEvent(
  queryable: Queryable,
  id: string,
  now: Date,
  abandonedSince: Date,
): Promise<ClaimedEvent | undefined> {
  const [claimed] = await queryable.query<ClaimedEvent>(sql`
    with claimed as (
      update webhook.subscription s
      set calling_since = ${now}, calls = s.calls + 1, touched_at = ${now}
      where s.id = ${id} and s.state = 'active' and s.next_sequence <= s.last_sequence
        and (s.due_at is null or s.due_at <= ${now})
        and (s.calling_since is null or s.calling_since <= ${abandonedSince})
      returning s.*),
    abandoned as (
      update webhook.exchange x set outcome = 'abandoned'
      from claimed c where x.subscription_id = c.id and x.call = c.calls - 1 and x.outcome is null),
    opened as (
      insert into webhook.exchange (subscription_id, call, sequence, started_at)
      select id, calls, next_sequence, ${now}::timestamptz from claimed)
    select c.id as "subscriptionId", c.endpoint, c.secret_sealed as "secretSealed",
           case when c.former_until > ${now} then c.former_sealed end as "formerSealed", c.calls as call, c.tries,
           c.failing_since as "failingSince", e.event_id as "eventId", e.type, e.subject,
           e.happened_at as "happenedAt", e.sequence::int as sequence, e.data
    from claimed c join webhook.event e on e.subscription_id = c.id and e.sequence = c.next_sequence`);
  return claimed;
}

/**
 * Writes down how a call ended. Whoever was overtaken changes nothing but their exchange; where somebody asked for earlier events
 * meanwhile, those are next.
 */
export async function recordCall(
  queryable: Queryable,
  { subscriptionId, call, sequence, failingSince }: ClaimedEvent,
  outcome: CallOutcome,
  settlement: Settlement,
  now: Date,
): Promise<void> {
  const told = settlement.kind === 'told';
  const because = settlement.kind === 'paused' ? settlement.because : null;
  await queryable.query(sql`
    with ended as (
      update webhook.exchange
      set ended_at = ${now}, outcome = ${outcome.kind}, status = ${outcome.status},
          reason = ${'reason' in outcome ? outcome.reason : null}
      where subscription_id = ${subscriptionId} and call = ${call} and ended_at is null)
    update webhook.subscription
    set calling_since = null, touched_at = ${now},
        next_sequence = case when ${told} and next_sequence = ${sequence} then next_sequence + 1 else next_sequence end,
        failing_since = ${told ? null : (failingSince ?? now)}::timestamptz,
        tries = case when ${told} then 0 else tries + 1 end,
        due_at = ${settlement.kind === 'later' ? settlement.dueAt : null}::timestamptz,
        state = case when ${because}::text is not null and state = 'active' then 'paused' else state end,
        paused_because = case when state = 'active' then ${because} else paused_because end
    where id = ${subscriptionId} and calls = ${call}`);
}
