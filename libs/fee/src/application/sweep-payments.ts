import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { QueuedJob, Sweepable } from '#platform/queue';

/** Requests asked about at a time; what is left over is found by the next sweep. */
const BATCH = 1000;

/**
 * Finds requests whose call-back has not come: the first time after half an hour, then after as long as they have waited, a
 * day at most. A job that is lost, or a platform that is away, is made good the next time.
 */
@Injectable()
export class SweepPayments implements Sweepable {
  readonly name = 'payments online';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const due = await this.database.query<{ id: string; sweeps: number; correlationId: string }>(sql`
      with due as (
        select id from fee.payment_request where state in ('asked', 'open') and ask_at <= ${now}
        order by ask_at limit ${BATCH} for update skip locked)
      update fee.payment_request r
      set sweeps = r.sweeps + 1,
          ask_at = ${now}::timestamptz + least(${now}::timestamptz - r.requested_at, interval '1 day')
      from due where r.id = due.id
      returning r.id, r.sweeps, r.correlation_id as "correlationId"`);
    return due.map(({ id, sweeps, correlationId }) => ({
      ...{ queue: 'reconcile-payment', id: `${id}-${sweeps}`, correlationId },
      payload: { paymentRequestId: id },
    }));
  }
}
