import { sql } from '#platform/database';
import { slowDown } from './killing.ts';
import type { System } from './system.ts';
import { type Fired, firedOnce, manyAtOnce } from './thresholds.ts';
import { hoaBan, receive } from './walk.ts';

/** Dossiers with four thresholds each, and how they are hindered. */
export interface Burst {
  dossiers: number;
  kills: number;
  /** How long each row takes to fire, so that there is something to be killed in. */
  rowSeconds: number;
  patienceMs?: number;
}

/** What was seen of thresholds that came in one minute while workers were killed. */
export interface Seen extends Fired {
  due: number;
  kills: number;
  secondsToFire: number;
}

/** Until a worker has planned them, and killed. */
async function planned(system: System, id: string): Promise<void> {
  system.startWorker();
  await system.until('the thresholds are planned', async () => {
    const rows = await system.database.query(sql`
      select from supervision.threshold where dossier_id = ${id} and task_id = 0`);
    const { events } = await system.onItsWay();
    const unplanned = await system.database.query(sql`select from supervision.unplanned`);
    const left = { events, unplanned: unplanned.length };
    if (rows.length < 4 || left.events + left.unplanned > 0) throw new Error(JSON.stringify(left));
  });
  await system.killWorkers();
}

/**
 * Lets the thresholds of so many dossiers come in one minute, and kills both workers each time some more have fired.
 * @param patienceMs until all have fired and been told of
 */
export async function fireWhileKilled(
  system: System,
  { dossiers, kills, rowSeconds, patienceMs }: Burst,
): Promise<Seen> {
  system.clock.set('2026-03-04T08:00:00+07:00');
  const { id } = await receive((await hoaBan(system)).desk);
  await planned(system, id);
  const minute = new Date('2026-03-04T14:00:00+07:00');
  const due = await manyAtOnce(system.database, id, dossiers, minute);
  await slowDown(system.database, 'supervision.threshold', rowSeconds);
  const began = performance.now();
  system.clock.set(minute.toISOString());
  for (let killed = 0; killed < kills; killed += 1) {
    const { fired: before } = await firedOnce(system.database);
    system.startWorker();
    system.startWorker();
    await system.until('some more have fired', async () => {
      if ((await firedOnce(system.database)).fired <= before) throw new Error(`still ${before}`);
    });
    await system.killWorkers();
  }
  system.startWorker();
  system.startWorker();
  await system.until(
    'all have fired',
    async () => {
      const { left } = await firedOnce(system.database);
      if (left > 0) throw new Error(`${left} have not`);
    },
    patienceMs,
  );
  const secondsToFire = Math.round((performance.now() - began) / 1000);
  return { ...(await firedOnce(system.database)), due, kills, secondsToFire };
}

export interface Told {
  notices: number;
  /** Notices an officer got twice of one threshold. */
  twice: number;
  /** Thresholds that are to be told to posts, and of which nobody was told. */
  unheard: number;
}

/** What officers were told, once all were told of. */
export async function toldOf(system: System): Promise<Told> {
  await system.until('all have been told of', async () => {
    const { events } = await system.onItsWay();
    if (events > 0) throw new Error(`${events} are on their way`);
  });
  const [told] = await system.database.query<Told>(sql`
    select (select count(*)::int from notification.notice where share is not null) as notices,
           (select count(*)::int from (
              select from notification.notice where share is not null
              group by officer_id, dossier_id, task_id, share having count(*) > 1) doubled) as twice,
           (select count(*)::int from supervision.threshold th
            where th.fired_at is not null and th.tell @? '$[*] ? (@.rung != "holder")' and not exists (
              select from notification.notice n where n.dossier_id = th.dossier_id and n.share = th.share)) as unheard`);
  if (!told) throw new Error('nothing counted');
  return told;
}

/** Dossiers an officer was written of, in all their letters together, once they have rested from the one before. */
export async function writtenOf(system: System, username: string): Promise<number> {
  system.clock.set('2026-03-04T14:40:00+07:00');
  await system.until('nothing is untold', async () => {
    const untold = await system.database.query(sql`select from notification.notice where untold is not null`);
    if (untold.length > 0) throw new Error(`${untold.length} are untold`);
  });
  const [row] = await system.database.query<{ dossiers: number }>(sql`
    select coalesce(sum(substring(m.content ->> 'subject' from '[0-9]+')::int), 0)::int as dossiers
    from notification.delivery m join organization.officer o on o.id = m.officer_id
    where o.username = ${username} and m.intent = 'officer-threshold' and m.channel = 'email'`);
  return row?.dossiers ?? 0;
}
