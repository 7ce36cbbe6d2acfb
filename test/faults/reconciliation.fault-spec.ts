import { sql } from '#platform/database';
import { postgresQueues } from '#testing';
import { slowDown } from '../support/killing.ts';
import { ReconcilingSystem } from '../support/reconciling-system.ts';

jest.setTimeout(180_000);

const DOSSIERS = 650;
const DIFFERENCES = 20;
/** Between which a step lies at least. */
const KILLS = 2;

/** The short form of `npm run faults -- reconciliation`. */
describe('a portal that lost some of what it was sent', () => {
  let reconciling: ReconcilingSystem;

  beforeAll(async () => {
    reconciling = await ReconcilingSystem.start(postgresQueues);
    await reconciling.fill(DOSSIERS);
  });
  afterAll(() => reconciling.close());

  const compared = async (): Promise<number> => {
    const [run] = await reconciling.system.database.query<{ compared: number }>(sql`
      select compared from portal_sync.reconciliation`);
    return run?.compared ?? 0;
  };

  it('is found out and mended of all of it, once, though the worker that compares is killed on its way', async () => {
    const { system } = reconciling;
    const planted = reconciling.plant(DIFFERENCES);
    const id = await reconciling.askAll();
    await slowDown(system.database, 'portal_sync.reconciliation', 0.4);
    for (let [kills, before] = [0, 0]; kills < KILLS; kills += 1) {
      system.startWorker();
      before = await system.until('the worker has come further', async () => {
        const now = await compared();
        if (now <= before) throw new Error(`still at ${now}`);
        return now;
      });
      await system.killWorkers();
      expect(before).toBeLessThan(DOSSIERS);
      // What the killed one held is taken up when its time is over.
      system.clock.advance({ minutes: 3 });
    }
    system.startWorker();
    const run = await reconciling.ended(id, 60_000);
    expect(run).toMatchObject({ compared: DOSSIERS, differences: DIFFERENCES, moving: 0, untold: [] });
    await reconciling.healed(60_000);
    const codes = (lines: readonly { code: string; kind: string }[]) =>
      lines.map(({ code, kind }) => `${code} ${kind}`).sort();
    expect(codes(await reconciling.found())).toEqual(codes(planted));
    expect(reconciling.stillWrong(planted)).toEqual([]);
    const again = await reconciling.ended(await reconciling.ask('2026-03-20', '2026-03-20'), 60_000);
    expect(again).toMatchObject({ compared: DIFFERENCES, differences: 0 });
  });
});
