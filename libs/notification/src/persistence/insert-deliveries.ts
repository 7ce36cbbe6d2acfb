import { type Queryable, sql, type Sql, type Transaction } from '#platform/database';
import type { DeliveredIntent } from '../domain/intent.ts';
import type { Channel, Finished } from '../domain/message.ts';
import type { Reason } from '../domain/reason.ts';
import { type DeliveryState, stateAfter } from '../domain/delivery-state.ts';
import { aheadOfNew, cannotWait } from './ahead.ts';

const SAID: Reason = 'said-already';
const UNOPENABLE: Reason = 'recipient-unopenable';

/** A message with its recipient sealed. */
export type SealedMessage = Pick<Finished, 'channel' | 'content'> & {
  id: string;
  /** Null = whom it is for does not open. */
  recipientSealed: Buffer | null;
  /** Null = it was written with none. */
  templateId: number | null;
  /** Why it is not to be sent; null = it is. */
  held: Reason | null;
  /** By what it is known again when the same is to be said; null = by nothing. */
  digest: Buffer | null;
  /** It waits until then, and is tried from then on; null = at once. */
  dueAt: Date | null;
};

/** Why and when messages came into being. */
export interface Occasion {
  /** Of what it is: of the two one is there, unless it is for an officer. */
  dossierId: string | null;
  submissionId: string | null;
  officerId?: number;
  intent: DeliveredIntent;
  /** `<dossierId>:<sequence>:<intent>`, or the like of a submission or officer: names the occasion, so that it is told once over each channel. */
  key: string;
  /** For whose desk it goes out. */
  agencyId: number;
  /** When that happened which is told, and when it is written. */
  happenedAt: Date;
  at: Date;
  correlationId: string;
}

export interface WrittenDelivery {
  id: string;
  channel: Channel;
  state: DeliveryState;
  dueAt: Date | null;
  ahead: number;
  correlationId: string;
  /** When it was written. */
  at: Date;
}

/**
 * Has whoever is to say the same wait until this transaction is over, and sees from the next statement on what they wrote. In
 * one order, so that of two none waits for the other.
 */
export async function lockDigests(tx: Transaction, messages: readonly SealedMessage[]): Promise<void> {
  const digests = messages.flatMap(({ digest }) => digest ?? []);
  if (digests.length === 0) return;
  await tx.queryPrepared(sql`
    select pg_advisory_xact_lock(key)
    from (select hashtextextended(encode(digest, 'hex'), 0) as key from unnest(${digests}::bytea[]) digest order by key) keys`);
}

const asRows = (messages: string): Sql => sql`
  select m.*, decode(digest, 'base64') as said_digest
  from jsonb_to_recordset(${messages}::jsonb)
       as m(id uuid, "dossierId" uuid, "submissionId" uuid, "officerId" int, intent text, key text, channel text, sealed text,
            content jsonb, held text, digest text, "agencyId" int, "happenedAt" timestamptz, at timestamptz,
            "correlationId" text, "templateId" int, "dueAt" timestamptz, nth int)`;

/** Of what is `written`, with how many wait before it: what is written together waits one behind the other, if it can wait. */
const RANKED: Sql = sql`
  ranked as materialized (
    select alike.*, ${aheadOfNew('alike')} as ahead
    from (select distinct agency_id, channel, created_at, due_at from written where state = 'pending') alike)
  select w.id, w.channel, w.state, w.due_at as "dueAt",
         case when ${cannotWait('w')} then 0
              else (coalesce(r.ahead, 0) + row_number() over (partition by w.agency_id, w.channel, w.state order by w.id) - 1)::int
         end as ahead,
         w.correlation_id as "correlationId", w.created_at as at
  from written w
  left join ranked r on r.agency_id = w.agency_id and r.channel = w.channel and r.created_at = w.created_at
    and r.due_at is not distinct from w.due_at
  order by w.id`;

/**
 * Writes the messages that are not there yet, of however many occasions. What was said to the same recipient, in the same words,
 * within the minutes before is written and not sent. One without a recipient has failed, and says nothing: nobody would erase it.
 * @returns those it wrote.
 */
export function insertDeliveries(
  queryable: Queryable,
  messages: readonly (Occasion & SealedMessage)[],
  saidWithinMinutes: number,
): Promise<WrittenDelivery[]> {
  const rows = messages.map(({ recipientSealed, digest, ...message }, nth) => ({
    ...message,
    nth,
    sealed: recipientSealed?.toString('base64'),
    digest: digest?.toString('base64'),
  }));
  return queryable.queryPrepared(sql`
    with m as (${asRows(JSON.stringify(rows))}),
    written as (
    insert into notification.delivery (id, dossier_id, submission_id, officer_id, intent, intent_key, channel, recipient_sealed,
      content, state, reason, agency_id, happened_at, created_at, touched_at, correlation_id, template_id, due_at, tried_since,
      said_digest)
    select m.id, m."dossierId", m."submissionId", m."officerId", m.intent, m.key, m.channel, decode(m.sealed, 'base64'),
           case when m.sealed is null then '{}' else m.content end,
           case when why.held is null then 'pending' when why.held = ${UNOPENABLE} then ${stateAfter('refused')}
                else ${stateAfter('suppressed')} end, why.held,
           m."agencyId", m."happenedAt", m.at, m.at, m."correlationId", m."templateId",
           case when why.held is null then m."dueAt" end, case when why.held is null then m."dueAt" end,
           m.said_digest
    from m
    cross join lateral (
      select coalesce(m.held, case when m.sealed is null then ${UNOPENABLE} end, (
        select ${SAID} from notification.delivery said
        where said.said_digest = m.said_digest and said.intent_key <> m.key
          and said.state in ('pending', 'sending', 'sent', 'delivered')
          and said.created_at > m.at - make_interval(mins => ${saidWithinMinutes}) limit 1), (
        select ${SAID} from m said
        where said.said_digest = m.said_digest and said.nth < m.nth and said.key <> m.key and said.held is null
        limit 1)) as held) why
    order by m.nth
    on conflict (intent_key, channel) do nothing
    returning delivery.*),
    ${RANKED}`);
}
