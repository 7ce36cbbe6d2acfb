import { civilDate, SystemClock } from '#platform/clock';
import { queueStores, testCount, testSeed } from '#testing';
import { commitInHand, publish, table } from '../benchmarks/measure/page.ts';
import { DrainingSystem } from '../support/draining-system.ts';
import { DRAINED_HEAD, drainedLine } from '../support/drained-line.ts';
import { equalToHistory } from '../support/portal-ledger.ts';
import { portalTroubles } from '../support/portal-troubles.ts';

const CHANGES = testCount(5_000);
const KILLS = 100;

jest.setTimeout(60 * 60_000);

const seed = testSeed();
const lines: string[][] = [];

describe.each(queueStores())(`bad days of the portal, queues on $name (TEST_SEED=${seed})`, (store) => {
  let draining: DrainingSystem;

  beforeAll(async () => {
    draining = await DrainingSystem.start(store);
  });
  afterEach(async () => {
    await draining.system.killWorkers();
    draining.system.mend();
  });
  afterAll(() => draining.close());

  /** Drains what is pending, and holds the portal against the history. */
  const proven = async (what: string, besides: Parameters<DrainingSystem['drained']>[0]) => {
    const pending = await draining.pend(CHANGES);
    const drained = await draining.drained(besides);
    const found = await draining.ledger(pending);
    lines.push(drainedLine(store.name, what, drained, found));
    expect(found).toMatchObject({ ...equalToHistory, changes: CHANGES });
  };

  it(`leave the portal with the history, though workers are killed ${KILLS} times`, async () => {
    const kill = () => draining.killWorkers({ kills: KILLS, seed, within: 0.2 * CHANGES });
    await proven(`workers killed ${KILLS} times`, { first: kill });
  });

  it('leave the portal with the history, though the queues are lost in the middle', async () => {
    const lose = async () => {
      draining.system.startWorker();
      await draining.leaves(CHANGES / 2);
      await draining.system.wipeQueues();
    };
    await proven('queues lost in the middle', { first: lose });
  });

  it.each(Object.entries(portalTroubles))(
    'leave the portal with the history, in spite of %s',
    async (what, troubles) => {
      const begin = () => {
        for (const trouble of troubles(seed)) draining.system.misbehave({ target: 'portal', ...trouble });
        draining.system.startWorker();
        return Promise.resolve();
      };
      await proven(what, { first: begin, meanwhile: () => draining.resendSetAside() });
    },
  );
});

afterAll(() => {
  const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}.`;
  return publish('portal', [when, table(DRAINED_HEAD, lines)].join('\n\n'), 'faults.md');
});
