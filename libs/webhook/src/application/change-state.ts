import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { subscriptionWoken } from '../contracts/woken.ts';
import { webhookProblem } from '../domain/webhook.problems.ts';
import { subscriptionAudit } from './subscription-audit.ts';

/** Pauses, resumes and ends subscriptions. What happens during a pause waits; doing the same twice changes nothing. */
@Injectable()
export class ChangeState {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws webhook.subscription-unknown; so do the others */
  pause(id: string, administrator: Principal): Promise<void> {
    return this.change(id, administrator, {
      ...{ action: 'subscription-pause', from: 'active' },
      to: sql`state = 'paused', paused_because = 'administrator'`,
    });
  }

  /** Goes on where it stopped. */
  resume(id: string, administrator: Principal): Promise<void> {
    return this.change(id, administrator, {
      ...{ action: 'subscription-resume', from: 'paused' },
      to: sql`state = 'active', paused_because = null, failing_since = null, tries = 0, due_at = null`,
    });
  }

  /** For good. */
  end(id: string, administrator: Principal): Promise<void> {
    return this.change(id, administrator, {
      ...{ action: 'subscription-end', from: null },
      to: sql`state = 'ended', paused_because = null`,
    });
  }

  private async change(
    id: string,
    administrator: Principal,
    { action, from, to }: { action: string; from: string | null; to: Sql },
  ): Promise<void> {
    const now = this.clock.now();
    const changed = sql`exists (select from changed)`;
    const [known] = await this.database.query(sql`
      with known as (select id from webhook.subscription where id = ${id} and state <> 'ended'),
      changed as (
        update webhook.subscription s set ${to} from known
        where s.id = known.id and s.state <> 'ended' and (${from}::text is null or s.state = ${from})
        returning s.id, s.state),
      audited as (${subscriptionAudit(administrator, now, { action, id }, changed)}),
      woken as (${insertOutboxMessages([subscriptionWoken(id, now)], sql`exists (select from changed where state = 'active')`)})
      select id from known`);
    if (!known) throw webhookProblem('webhook.subscription-unknown');
  }
}
