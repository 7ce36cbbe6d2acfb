import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { PausedBecause, SubscriptionState } from '../domain/subscription.ts';
import type { EventType } from '../domain/told-event.ts';
import { webhookProblem } from '../domain/webhook.problems.ts';

export interface SubscriptionLine {
  id: string;
  name: string;
  endpoint: string;
  events: EventType[];
  agency: { code: string; name: string } | null;
  service: string | null;
  state: SubscriptionState;
  pausedBecause: PausedBecause | null;
  lastSequence: number;
  nextSequence: number;
  failingSince: Date | null;
  formerSecretUntil: Date | null;
  createdAt: Date;
}

export interface Exchange {
  sequence: number;
  eventId: string | null;
  startedAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  status: number | null;
  reason: string | null;
}

/** Shown of one subscription. */
const LATEST = 100;

const LINE = sql`
  select s.id, s.name, s.endpoint, s.events, s.service, s.state, s.paused_because as "pausedBecause",
         case when a.id is not null then jsonb_build_object('code', a.code, 'name', a.name) end as agency,
         s.last_sequence::int as "lastSequence", s.next_sequence::int as "nextSequence",
         s.failing_since as "failingSince", s.former_until as "formerSecretUntil", s.created_at as "createdAt"
  from webhook.subscription s left join organization.agency a on a.id = s.agency_id`;

/** Who is told, and how that goes. */
@Injectable()
export class ListSubscriptions {
  constructor(private readonly database: Database) {}

  /** Those that have ended come last. */
  execute(): Promise<SubscriptionLine[]> {
    return this.database.query(sql`${LINE} order by s.state = 'ended', s.name`);
  }

  /** With its latest calls, newest first. @throws webhook.subscription-unknown */
  async one(id: string): Promise<{ line: SubscriptionLine; exchanges: Exchange[] }> {
    const [line] = await this.database.query<SubscriptionLine>(sql`${LINE} where s.id = ${id}`);
    if (!line) throw webhookProblem('webhook.subscription-unknown');
    const exchanges = await this.database.query<Exchange>(sql`
      select x.sequence::int as sequence, e.event_id as "eventId", x.started_at as "startedAt",
             x.ended_at as "endedAt", x.outcome, x.status, x.reason
      from webhook.exchange x
      left join webhook.event e on e.subscription_id = x.subscription_id and e.sequence = x.sequence
      where x.subscription_id = ${id} order by x.call desc limit ${LATEST}`);
    return { line, exchanges };
  }
}
