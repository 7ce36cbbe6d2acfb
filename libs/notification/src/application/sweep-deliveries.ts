import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { aheadByPlace, placesOf, placesOfTried } from '../persistence/ahead.ts';
import { deliveryJob, type QueueableDelivery } from './delivery-job.ts';

/** Rows marked in one statement; what is left over is found by the next sweep. */
const BATCH = 1000;

/**
 * Finds unfinished deliveries whose job may be lost. Whether a `sending` row may be sent again is decided by the
 * claim alone; so the clock the claim goes by, `touched_at` of such a row, is left running.
 */
@Injectable()
export class SweepDeliveries implements Sweepable {
  readonly name = 'deliveries';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(staleSeconds: number): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const untouchedSince = new Date(now.getTime() - staleSeconds * 1000);
    const marked = await this.database.query<QueueableDelivery>(sql`
      with stale as (
        select id, agency_id, channel, created_at from notification.delivery
        where state in ('pending', 'sending') and touched_at <= ${untouchedSince} and (due_at is null or due_at <= ${untouchedSince})
        order by touched_at limit ${BATCH}
        for update skip locked),
      marked as (
        update notification.delivery d
        set sweeps = d.sweeps + 1, touched_at = case d.state when 'pending' then ${now}::timestamptz else d.touched_at end
        from stale where d.id = stale.id
        returning d.id, d.agency_id, d.channel, d.intent, d.created_at, d.due_at, d.state, d.sweeps, d.attempts, d.correlation_id),
      place as (${placesOf('stale', now)}),
      tried as (${placesOfTried('stale')})
      select d.id, d.channel, d.due_at as "dueAt", d.sweeps, d.attempts, ${aheadByPlace('d', 'p', 't')} as ahead,
             d.correlation_id as "correlationId"
      from marked d
      left join place p on p.agency_id = d.agency_id and p.channel = d.channel and p.created_at = d.created_at
      left join tried t on t.id = d.id`);
    return marked.map((delivery) => deliveryJob(delivery, now));
  }
}
