import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { LAST_RESUMED, PAUSED } from '../persistence/pauses.ts';
import { IN_TURN, Publications } from '../persistence/publications.ts';
import { type JobSource, publishJob } from './publish-job.ts';

/** Dossiers queued again at a time. */
const BATCH = 2_000;
/** Behind what happens now: after an outage thousands are queued again at a time. */
const SWEPT_PRIORITY = 1;

/**
 * Finds publications whose job is lost. Only those whose turn it is: one job a dossier sends all behind it, and
 * nothing behind one that was set aside is stirred up in vain. Jobs of a pause have ended: all before its end are lost.
 */
@Injectable()
export class SweepPublications implements Sweepable {
  readonly name = 'portal_sync.publication';

  constructor(
    private readonly database: Database,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  async sweep(staleSeconds: number): Promise<QueuedJob[]> {
    const now = this.clock.now();
    const staleBefore = new Date(now.getTime() - staleSeconds * 1000);
    const swept = await this.database.query<JobSource>(sql`
      with lost as (
        select p.dossier_id, p.sequence from portal_sync.publication p
        where p.state in ('pending', 'sending') and p.touched_at <= greatest(${staleBefore}, ${LAST_RESUMED}) and not ${PAUSED}
          and (p.state = 'pending' or p.touched_at <= ${this.publications.abandonedBefore()})
          and ${IN_TURN}
        order by p.touched_at limit ${BATCH}
        for update of p skip locked)
      update portal_sync.publication p set state = 'pending', sweeps = p.sweeps + 1, touched_at = ${now}
      from lost
      where p.dossier_id = lost.dossier_id and p.sequence = lost.sequence
      returning p.dossier_id as "dossierId", p.sequence, p.sweeps, p.correlation_id as "correlationId"`);
    return swept.map((source) => ({ ...publishJob(source), priority: SWEPT_PRIORITY }));
  }
}
