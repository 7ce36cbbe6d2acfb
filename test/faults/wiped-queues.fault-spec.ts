import { sql } from '#platform/database';
import { queueStores } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { System } from '../support/system.ts';
import { type HoaBan, hoaBan, receive, walkTo } from '../support/walk.ts';

jest.setTimeout(120_000);

/**
 * Lost with a store: its jobs, those under way and those waiting for their next try included. Found again: by the sweep
 * every worker makes when it starts, and by the regular one once a row has been untouched for STALE_SECONDS. The
 * tables that PostgreSQL loses are made anew by the first worker or producer that misses them.
 */
describe.each(queueStores())('losing every queue on $name', (store) => {
  let system: System;
  let officers: HoaBan;

  beforeAll(async () => {
    // A try that failed waits in the queue for as long as the test may take: only a sweep brings it back sooner.
    system = await System.start(store, {
      RETRY_SECONDS: 600,
      RETRY_LONGEST_SECONDS: 600,
      STALE_SECONDS: 900,
    });
    officers = await hoaBan(system);
  });
  afterEach(async () => {
    await system.killWorkers();
    system.mend();
  });
  afterAll(() => system.close());

  /** Dossiers whose publications failed once, and messages twice, for these are tried again at once: their jobs wait in the store. */
  const dossiersInTrouble = async () => {
    for (const target of ['portal', 'sms', 'mail'] as const) system.misbehave({ target, kind: 'down' });
    const dossiers = [await receive(officers.desk), await receive(officers.desk)];
    const ids = dossiers.map(({ id }) => id);
    system.startWorker();
    await system.until('every early try has failed', async () => {
      const tried = await system.database.query(sql`
        select from notification.delivery where state = 'pending' and attempts = 2 and dossier_id = any(${ids})
        union all
        select from portal_sync.publication where state = 'pending' and attempts = 1 and dossier_id = any(${ids})`);
      expect(tried).toHaveLength(6);
    });
    return dossiers;
  };

  it('costs nothing when the workers start again once the next try is due', async () => {
    const dossiers = await dossiersInTrouble();
    await system.killWorkers();
    await system.wipeQueues();
    system.mend();
    system.clock.advance({ minutes: 13 });
    system.startWorker();
    await system.settled();
    expect(await arrivalsOf(system, dossiers)).toMatchObject(allOnceInOrder);
  });

  it('costs only time under running workers: the sweeper queues everything again', async () => {
    const dossiers = await dossiersInTrouble();
    await system.wipeQueues();
    system.mend();
    // The next try is due within 13 minutes, and missed when it was due longer than STALE_SECONDS ago.
    system.clock.advance({ minutes: 29 });
    await system.settled();
    expect(await arrivalsOf(system, dossiers)).toMatchObject(allOnceInOrder);
  });

  it('does not keep running workers from what happens afterwards', async () => {
    system.startWorker();
    const dossier = await receive(officers.desk);
    await system.settled();
    await system.wipeQueues();
    await walkTo('approval', dossier.id, officers);
    await system.settled();
    expect(await arrivalsOf(system, [dossier])).toMatchObject(allOnceInOrder);
  });
});
