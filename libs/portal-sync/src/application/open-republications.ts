import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import type { QueuedJob, Sweepable } from '#platform/queue';
import { type JobSource, publishJob } from './publish-job.ts';

/** Opened in one transaction. */
const BATCH = 500;

/** A dossier that is busy is looked at again after this, and after as long as it has waited, up to an hour. */
const LATER = sql`least(greatest(interval '1 minute', now_at - r.wished_at), interval '1 hour')`;

interface DueRepublication {
  id: string;
  dossierId: string;
  /** The newest publication that was sent; null = none was. */
  sequence: number | null;
}

/**
 * Has the newest sent publication of dossiers sent again of which something became known since. What is unsent of a dossier goes first,
 * and tells it perhaps.
 */
@Injectable()
export class OpenRepublications implements Sweepable {
  readonly name = 'portal_sync.republication';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<QueuedJob[]> {
    const jobs: QueuedJob[] = [];
    for (;;) {
      const { looked, opened } = await this.database.transaction((tx) => this.openSome(tx));
      jobs.push(...opened.map(publishJob));
      if (looked < BATCH) return jobs;
    }
  }

  private async openSome(tx: Transaction): Promise<{ looked: number; opened: JobSource[] }> {
    const now = this.clock.now();
    const due = await tx.query<DueRepublication>(sql`
      select r.id::text, r.dossier_id as "dossierId",
             (select max(p.sequence) from portal_sync.publication p
              where p.dossier_id = r.dossier_id and p.state = 'sent') as sequence
      from portal_sync.republication r where r.state = 'wished' and r.due_at <= ${now}
      order by r.due_at limit ${BATCH} for update of r skip locked`);
    if (due.length === 0) return { looked: 0, opened: [] };
    await holdNewest(tx, due);
    return { looked: due.length, opened: await this.open(tx, due, now) };
  }

  /** What was claimed behind a newest one meanwhile shows now, for whoever claims holds the one before. */
  private open(tx: Transaction, due: readonly DueRepublication[], now: Date): Promise<JobSource[]> {
    return tx.query<JobSource>(sql`
      with due as (
        select d.id, d."dossierId" as dossier_id, d.sequence, ${now}::timestamptz as now_at, x.erased_at is not null as erased,
               (select q.state from portal_sync.publication q
                where q.dossier_id = d."dossierId" and q.state <> 'sent' order by q.sequence limit 1) as unsent,
               (select max(q.sequence) from portal_sync.publication q
                where q.dossier_id = d."dossierId" and q.state = 'sent') as newest
        from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d(id bigint, "dossierId" uuid, sequence int)
        join dossier.dossier x on x.id = d."dossierId"),
      needless as (
        update portal_sync.republication r set state = 'needless', ended_at = due.now_at
        from due where r.id = due.id and (due.erased or (due.newest is null and due.unsent is null))
        returning r.id),
      opened as (
        update portal_sync.republication r
        set state = 'open', opened_at = due.now_at, sequence = p.sequence, sent_before = p.sent_at
        from due join portal_sync.publication p on p.dossier_id = due.dossier_id and p.sequence = due.sequence
        where r.id = due.id and not due.erased and due.newest = due.sequence
          and (due.unsent is null or due.unsent = 'set-aside')
          and not exists (select from portal_sync.republication o where o.dossier_id = due.dossier_id and o.state = 'open')
        returning r.id, r.dossier_id, r.sequence),
      later as (
        update portal_sync.republication r set due_at = due.now_at + ${LATER}
        from due where r.id = due.id and not exists (select from needless n where n.id = due.id)
          and not exists (select from opened o where o.id = due.id)
        returning r.id)
      update portal_sync.publication p set state = 'pending', sweeps = p.sweeps + 1, touched_at = ${now}
      from opened where p.dossier_id = opened.dossier_id and p.sequence = opened.sequence
      returning p.dossier_id as "dossierId", p.sequence, p.sweeps, p.correlation_id as "correlationId"`);
  }
}

/** Whoever claims the next publication of one of these waits, or is waited for. */
async function holdNewest(tx: Transaction, due: readonly DueRepublication[]): Promise<void> {
  await tx.query(sql`
    select from portal_sync.publication p
    join jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d("dossierId" uuid, sequence int)
      on d."dossierId" = p.dossier_id and d.sequence = p.sequence
    order by p.dossier_id for no key update of p`);
}
