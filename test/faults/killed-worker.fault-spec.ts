import { sql } from '#platform/database';
import { queueStores } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { System } from '../support/system.ts';
import { BIRTH_ROAD, type HoaBan, hoaBan, receive, walk, walkTo } from '../support/walk.ts';

jest.setTimeout(120_000);

describe.each(queueStores())('a worker that ends in the middle of its work, queues on $name', (store) => {
  let system: System;
  let officers: HoaBan;

  beforeAll(async () => {
    system = await System.start(store);
    officers = await hoaBan(system);
  });
  afterEach(async () => {
    await system.killWorkers();
    system.mend();
  });
  afterAll(() => system.close());

  /** Three dossiers on their way: just received, under appraisal, handed over. */
  const dossiers = async () => {
    const three = [await receive(officers.desk), await receive(officers.desk), await receive(officers.desk)];
    await walkTo('appraisal', three[1].id, officers);
    await walkTo('done', three[2].id, officers);
    return three;
  };

  /** Messages and publications that somebody was sending. */
  const inHand = () =>
    system.database.query(sql`
      select id::text from notification.delivery where state = 'sending'
      union all select dossier_id::text from portal_sync.publication where state = 'sending'`);

  /** As many dossiers as the portal is being told of; they share its calls. */
  const beingPublished = async () => {
    const [row] = await system.database.query<{ dossiers: number }>(sql`
      select count(*)::int as dossiers from portal_sync.publication where state = 'sending'`);
    return row?.dossiers ?? 0;
  };

  const abandoned = async () => {
    const [row] = await system.database.query<{ calls: number }>(sql`
      select count(*)::int as calls from notification.attempt where outcome = 'abandoned'`);
    return row?.calls ?? 0;
  };

  it.each(['DongBoHoSoMC', 'CapNhatTienDoHoSoMC'])(
    'leaves nothing undone and nothing done twice when it is killed during its calls (portal: %s)',
    async (service) => {
      system.misbehave({ target: 'sms', kind: 'hold', times: 0 });
      system.misbehave({ target: 'mail', kind: 'hold', times: 0 });
      system.misbehave({ target: 'portal', kind: 'hold', times: 0, service });
      await dossiers();
      const before = await abandoned();
      system.startWorker();
      await system.until('calls to all three are under way', async () => {
        expect([system.held('sms'), system.held('mail')]).toEqual([3, 3]);
        expect(system.held('portal')).toBeGreaterThan(0);
        expect(await beingPublished()).toBe(3);
      });
      await system.killWorkers();
      system.mend();
      system.clock.advance({ minutes: 2 });
      system.startWorker();
      await system.settled();
      expect(await arrivalsOf(system)).toMatchObject(allOnceInOrder);
      // Each call that was cut off may have been a double, and is counted as one.
      expect(await abandoned()).toBe(before + 6);
    },
  );

  it('finishes the calls in hand when it is asked to end, and leaves the rest to the next', async () => {
    system.misbehave({ target: 'sms', kind: 'hold', times: 0 });
    system.misbehave({ target: 'portal', kind: 'hold', times: 0, service: 'DongBoHoSoMC' });
    await dossiers();
    const worker = system.startWorker();
    await system.until('calls are under way', async () => {
      expect(system.held('sms')).toBe(3);
      expect(system.held('portal')).toBeGreaterThan(0);
      expect(await beingPublished()).toBe(3);
    });
    const asked = performance.now();
    const ended = worker.stop();
    system.mend();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await inHand()).toEqual([]);
    system.startWorker();
    await system.settled();
    expect(await arrivalsOf(system)).toMatchObject(allOnceInOrder);
  });

  it('shares its work with another one without doing anything twice or out of order', async () => {
    system.misbehave({ target: 'sms', kind: 'hold', times: 0 });
    const many = await Promise.all(Array.from({ length: 8 }, () => receive(officers.desk)));
    system.startWorker();
    system.startWorker();
    // One worker makes five calls at a time.
    await system.until('both are at work', () => expect(system.held('sms')).toBe(8));
    system.mend();
    for (const { id } of many.slice(0, 6)) await walkTo('review', id, officers);
    await Promise.all(many.slice(0, 6).map(({ id }) => walk(BIRTH_ROAD.slice(3), 'done', id, officers)));
    await system.settled();
    expect(await arrivalsOf(system)).toMatchObject(allOnceInOrder);
  });
});
