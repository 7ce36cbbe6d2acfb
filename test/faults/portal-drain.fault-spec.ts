import { queueStores, testSeed } from '#testing';
import { DrainingSystem } from '../support/draining-system.ts';
import { equalToHistory } from '../support/portal-ledger.ts';
import { portalTroubles } from '../support/portal-troubles.ts';

jest.setTimeout(180_000);

const CHANGES = 300;
const MANY = 1_000;
const KILLS = 4;
/** Dossiers in the hands of a worker, twice, each with all of its changes. */
const BEFORE_A_LIVE_ONE = 2 * 40 * 5;

/** The short form of `npm run faults -- portal`. */
describe.each(queueStores())('changes that wait for the national portal, queues on $name', (store) => {
  let draining: DrainingSystem;

  beforeAll(async () => {
    draining = await DrainingSystem.start(store);
  });
  afterEach(async () => {
    await draining.system.killWorkers();
    draining.system.mend();
  });
  afterAll(() => draining.close());

  const told = (changes: number) => ({ ...equalToHistory, changes });

  it('are told in order when it is back after three days, and what a desk receives meanwhile soon among them', async () => {
    const pending = await draining.pend(MANY);
    await draining.outage(20);
    const live = [await draining.receiveMeanwhile(), await draining.receiveMeanwhile()];
    expect(await draining.left()).toBeGreaterThan(0);
    for (const { others } of live) expect(others).toBeLessThanOrEqual(BEFORE_A_LIVE_ONE);
    await draining.drained();
    expect(await draining.ledger(pending)).toMatchObject(told(MANY));
    expect(await draining.ledger()).toMatchObject(equalToHistory);
  });

  it('are told once and in order by workers that are killed', async () => {
    const pending = await draining.pend(CHANGES);
    await draining.killWorkers({ kills: KILLS, seed: testSeed(), within: 0.2 * CHANGES });
    await draining.drained();
    expect(await draining.ledger(pending)).toMatchObject(told(CHANGES));
  });

  it('are told once and in order when the queues are lost in the middle', async () => {
    const pending = await draining.pend(CHANGES);
    draining.system.startWorker();
    await draining.leaves(CHANGES / 2);
    await draining.system.wipeQueues();
    await draining.drained();
    expect(await draining.ledger(pending)).toMatchObject(told(CHANGES));
  });

  it.each(Object.entries(portalTroubles))(
    'are told once and in order in spite of %s',
    async (_what, troubles) => {
      const pending = await draining.pend(CHANGES);
      for (const trouble of troubles(testSeed())) draining.system.misbehave({ target: 'portal', ...trouble });
      draining.system.startWorker();
      await draining.drained({ meanwhile: () => draining.resendSetAside() });
      const struck = draining.system.faults('portal').reduce((sum, fault) => sum + fault.struck, 0);
      expect(struck).toBeGreaterThan(0);
      expect(await draining.ledger(pending)).toMatchObject(told(CHANGES));
    },
  );
});
