import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { subscriptionWoken } from '../contracts/woken.ts';
import { webhookProblem } from '../domain/webhook.problems.ts';
import { subscriptionAudit } from './subscription-audit.ts';

/** Whence: the number of an event, or when it happened. */
export type Beginning = { sequence: number } | { since: Date };

/**
 * Tells a subscription once more what it was told, from some event on and under the same ids. Nothing is skipped: from an event that was
 * not told yet there is nothing to go back to.
 */
@Injectable()
export class ReplayEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by an administrator, or the service the subscription is of
   * @returns the first that is told again @throws webhook.subscription-unknown, .nothing-to-replay
   */
  async execute(id: string, beginning: Beginning, by: Reader): Promise<number> {
    const now = this.clock.now();
    const from =
      'sequence' in beginning
        ? sql`e.sequence >= ${beginning.sequence}`
        : sql`e.happened_at >= ${beginning.since}`;
    const audit = { action: 'events-replay', id, details: { ...beginning } };
    const theirs = by.kind === 'officer' ? sql`true` : sql`'service:' || service = ${by.username}`;
    const [found] = await this.database.query<{ first: number | null }>(sql`
      with known as (
        select id from webhook.subscription where id = ${id} and state <> 'ended' and ${theirs}),
      beginning as (
        select min(e.sequence) as first from webhook.event e join known on e.subscription_id = known.id where ${from}),
      replayed as (
        update webhook.subscription s set next_sequence = b.first from beginning b
        where s.id = ${id} and b.first < s.next_sequence and s.state <> 'ended'
        returning s.id, b.first),
      audited as (${subscriptionAudit(by, now, audit, sql`exists (select from replayed)`)}),
      woken as (${insertOutboxMessages([subscriptionWoken(id, now)], sql`exists (select from replayed)`)})
      select (select first::int from replayed) as first from known`);
    if (!found) throw webhookProblem('webhook.subscription-unknown');
    if (found.first === null) throw webhookProblem('webhook.nothing-to-replay');
    return found.first;
  }
}
