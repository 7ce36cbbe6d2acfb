import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';

const DAY_MS = 86_400_000;

/** How long events can be replayed, unless they wait to be told; and exchanges be looked at. */
export const EVENTS_KEPT_DAYS = 90;
export const EXCHANGES_KEPT_DAYS = 30;

/** Forgets what was told long ago. */
@Injectable()
export class ForgetEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.database.query(sql`
      delete from webhook.event e using webhook.subscription s
      where s.id = e.subscription_id and e.created_at <= ${before(EVENTS_KEPT_DAYS)}
        and (e.sequence < s.next_sequence or s.state = 'ended')`);
    await this.database.query(
      sql`delete from webhook.exchange where started_at <= ${before(EXCHANGES_KEPT_DAYS)}`,
    );
  }
}
