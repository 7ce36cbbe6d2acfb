import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { type Metric, Metrics, type MetricSource, reading, type Reading } from '#platform/metrics';

/** What has happened and was not yet handed to those who react. */
@Injectable()
export class OutboxMetrics implements MetricSource, OnModuleInit {
  readonly metrics: readonly Metric[] = [
    { name: 'mot_cua_outbox_pending_messages', help: 'Messages nobody has reacted to yet' },
    { name: 'mot_cua_outbox_parked_messages', help: 'Messages that wait for a person' },
    { name: 'mot_cua_outbox_oldest_seconds', help: 'Age of the oldest message nobody has reacted to' },
  ];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly kept: Metrics,
  ) {}

  onModuleInit(): void {
    this.kept.add(this);
  }

  async read(): Promise<Record<string, readonly Reading[]>> {
    const [row] = await this.database.query<{ pending: number; parked: number; oldest: number | null }>(sql`
      select waits.pending, parks.parked, waits.oldest
      from (select count(*)::int as pending, extract(epoch from ${this.clock.now()}::timestamptz - min(occurred_at))::float8 as oldest
            from platform.outbox_message where state = 'pending') waits,
           (select count(*)::int as parked from platform.outbox_message where state = 'parked') parks`);
    return {
      mot_cua_outbox_pending_messages: reading(row?.pending),
      mot_cua_outbox_parked_messages: reading(row?.parked),
      mot_cua_outbox_oldest_seconds: reading(row?.oldest),
    };
  }
}
