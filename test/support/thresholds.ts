import { TellOutside } from '#notification';
import { type Database, sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { FireThresholds, PlanThresholds } from '#supervision';
import { multiply } from './killing.ts';
import type { TestWorker } from './test-worker.ts';

/** Lets a worker hear what happened, and plan what is to fire. */
export async function planThresholds(worker: TestWorker): Promise<void> {
  await worker.get(OutboxRelay, { strict: false }).drain();
  await worker.get(PlanThresholds, { strict: false }).execute();
}

/** @returns how many fired */
export const fireThresholds = (worker: TestWorker): Promise<number> =>
  worker.get(FireThresholds, { strict: false }).execute();

/** @returns how many letters and texts to officers were written */
export const tellOutside = (worker: TestWorker): Promise<number> =>
  worker.get(TellOutside, { strict: false }).execute();

export interface KeptThreshold {
  /** A step's, or of the dossier. */
  of: string;
  share: number;
  firesAt: Date;
  firedAt: Date | null;
  missed: boolean | null;
}

export const thresholdsOf = (database: Database, id: string): Promise<KeptThreshold[]> =>
  database.query<KeptThreshold>(sql`
    select coalesce(t.step, 'dossier') as of, th.share, th.fires_at as "firesAt", th.fired_at as "firedAt", th.missed
    from supervision.threshold th left join dossier.task t on t.id = th.task_id
    where th.dossier_id = ${id} order by th.fires_at, th.share`);

/** As many dossiers as this, whose thresholds are those planned of one and all come at once. @returns how many thresholds */
export async function manyAtOnce(
  database: Database,
  id: string,
  dossiers: number,
  at: Date,
): Promise<number> {
  await multiply(database, id, dossiers, { version: 1 });
  await database.query(sql`
    insert into dossier.participation (agency_id, dossier_id, since)
    select p.agency_id, d.id, p.since from dossier.participation p, dossier.dossier d where p.dossier_id = ${id}
    on conflict do nothing`);
  await database.query(sql`delete from supervision.threshold where dossier_id = ${id} and task_id > 0`);
  await database.query(sql`update supervision.threshold set fires_at = ${at} where fired_at is null`);
  await database.query(sql`
    insert into supervision.threshold
    select (jsonb_populate_record(th, jsonb_build_object('dossier_id', d.id))).*
    from supervision.threshold th, dossier.dossier d where th.dossier_id = ${id} and d.id <> ${id}`);
  // What has been planned for weeks the planner knows of.
  await database.query(sql`analyze`);
  const [row] = await database.query<{ count: number }>(sql`
    select count(*)::int as count from supervision.threshold where fired_at is null`);
  return row?.count ?? 0;
}

export interface Fired {
  fired: number;
  missed: number;
  left: number;
  messages: number;
  /** Different ones. */
  spoken: number;
}

/** What fired, and what was said of it: every threshold once, and nothing of none. */
export async function firedOnce(database: Database): Promise<Fired> {
  const [row] = await database.query<Fired>(sql`
    select (select count(*)::int from supervision.threshold where fired_at is not null) as fired,
           (select count(*)::int from supervision.threshold where missed) as missed,
           (select count(*)::int from supervision.threshold where fired_at is null) as left,
           (select count(*)::int from platform.outbox_message
            where name = 'supervision.threshold-reached.v1') as messages,
           (select count(distinct (subject_id, payload ->> 'share', payload ->> 'taskId', payload ->> 'reachedAt'))::int
            from platform.outbox_message where name = 'supervision.threshold-reached.v1') as spoken`);
  if (!row) throw new Error('nothing counted');
  return row;
}
