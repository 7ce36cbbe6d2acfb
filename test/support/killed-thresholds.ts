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

/** Notices an officer got twice of one threshold, once all were told of. */
export async function toldTwice(system: System): Promise<number> {
  await system.until('all have been told of', async () => {
    const { events } = await system.onItsWay();
    if (events > 0) throw new Error(`${events} are on their way`);
  });
  const doubled = await system.database.query(sql`
    select from notification.notice where share is not null
    group by officer_id, dossier_id, task_id, share having count(*) > 1`);
  return doubled.length;
}
