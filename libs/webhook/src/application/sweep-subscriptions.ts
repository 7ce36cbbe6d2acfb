import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { correlation } from '#platform/logging';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { eventJob } from './event-job.ts';

/** Finds subscriptions for which something waits and whose job may be lost. */
@Injectable()
export class SweepSubscriptions implements Sweepable {
  readonly name = 'webhook.subscription';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(staleSeconds: number): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - staleSeconds * 1000);
    const stale = await this.database.query<{ id: string; sweeps: number; failing: boolean }>(sql`
      update webhook.subscription set sweeps = sweeps + 1, touched_at = ${now}
      where state = 'active' and next_sequence <= last_sequence and touched_at <= ${since}
        and (due_at is null or due_at <= ${since})
      returning id, sweeps, failing_since is not null as failing`);
    const correlationId = correlation.current();
    return stale.map(({ id, sweeps, failing }) =>
      eventJob({ id, occasion: `sweep-${sweeps}`, failing, correlationId }),
    );
  }
}
