import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { scanJob, type ScanSource } from './scan-job.ts';

/** Rows marked in one statement; what is left over is found by the next sweep. */
const BATCH = 1000;

/** Finds versions that wait for the scanner and whose job may be lost. */
@Injectable()
export class SweepScans implements Sweepable {
  readonly name = 'scans';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(staleSeconds: number): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const untouchedSince = new Date(now.getTime() - staleSeconds * 1000);
    const marked = await this.database.query<ScanSource>(sql`
      with stale as (
        select id from document.version
        where state = 'waiting' and touched_at <= ${untouchedSince}
        order by touched_at limit ${BATCH}
        for update skip locked)
      update document.version v set sweeps = v.sweeps + 1, touched_at = ${now}
      from stale where v.id = stale.id
      returning v.id, v.sweeps, v.correlation_id as "correlationId"`);
    return marked.map(scanJob);
  }
}
