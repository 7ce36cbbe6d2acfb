import { civilDate, SystemClock } from '#platform/clock';
import { postgresQueues, testCount } from '#testing';
import { commitInHand, machine, publish, table } from '../benchmarks/measure/page.ts';
import { PLANTED_KINDS, ReconcilingSystem } from '../support/reconciling-system.ts';

const DOSSIERS = testCount(100_000);
const DIFFERENCES = 100;
const MOST_SECONDS = 300;

/** How long it took from when it was asked for. */
const seconds = (since: number): number => (performance.now() - since) / 1000;

describe(`${DOSSIERS} dossiers at the portal, of which ${DIFFERENCES} are not as they were sent`, () => {
  let reconciling: ReconcilingSystem;
  let filled = 0;
  const lines: string[][] = [];

  beforeAll(async () => {
    const since = performance.now();
    reconciling = await ReconcilingSystem.start(postgresQueues);
    await reconciling.fill(DOSSIERS);
    filled = seconds(since);
  });
  afterAll(async () => {
    await reconciling.close();
    const when = `Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}; ${machine()}.`;
    const head = ['Dossiers', 'Planted', 'Found', 'Compared after', 'Healed after', 'Asked', 'Filled in'];
    await publish('comparison', [when, table(head, lines)].join('\n\n'), 'faults.md');
  });

  it(`are found out and healed within ${MOST_SECONDS} seconds, and nothing else is`, async () => {
    const { system } = reconciling;
    const planted = reconciling.plant(DIFFERENCES);
    system.startWorker();
    const since = performance.now();
    const run = await reconciling.ended(await reconciling.askAll(), 2 * MOST_SECONDS * 1000);
    const compared = seconds(since);
    await reconciling.healed(60_000);
    const healed = seconds(since);
    lines.push([
      ...[DOSSIERS, DIFFERENCES, run.differences].map(String),
      ...[`${compared.toFixed(0)} s`, `${healed.toFixed(0)} s`],
      ...[String(system.portal.calls('TraCuuHoSo')), `${filled.toFixed(0)} s`],
    ]);
    expect(run).toMatchObject({ compared: DOSSIERS, differences: DIFFERENCES, moving: 0 });
    expect(new Set((await reconciling.found()).map(({ kind }) => kind))).toEqual(new Set(PLANTED_KINDS));
    expect((await reconciling.found()).map(({ code }) => code)).toEqual(
      planted.map(({ code }) => code).sort(),
    );
    expect(reconciling.stillWrong(planted)).toEqual([]);
    expect(healed).toBeLessThan(MOST_SECONDS);
    const again = await reconciling.ended(await reconciling.ask('2026-03-20', '2026-03-20'), 120_000);
    expect(again).toMatchObject({ compared: DIFFERENCES, differences: 0 });
  });
});
