import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { ComparingWorld, TODAY } from '../../spec/comparing-world.ts';
import { goOn } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { ListReconciliations } from './queries/list-reconciliations.ts';

const processing = { status: 'processing' } as const;

describe('comparing with the portal', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let comparing: ComparingWorld;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    comparing = new ComparingWorld(world);
    await ComparingWorld.empty(test);
  });
  afterEach(() => simulators.close());

  describe('of several workers', () => {
    it('leaves one comparison to one, until that one shows no sign of life', async () => {
      const dossier = await comparing.sentDossier();
      comparing.heldOf(dossier).status = '2';
      clock.advance({ seconds: 1 });
      const id = await comparing.ask();
      const dead = await comparing.runs.claim();
      await comparing.worker().execute();
      expect(await comparing.run(id)).toMatchObject({ endedAt: null, compared: 0 });
      clock.advance({ seconds: 20 });
      await comparing.worker().execute();
      expect(await comparing.run(id)).toMatchObject({ compared: 1, differences: 1 });
      expect(dead && (await comparing.runs.renew(dead))).toBe(false);
    });

    it('lets one that was overtaken write nothing', async () => {
      const dossier = await comparing.sentDossier();
      comparing.heldOf(dossier).status = '2';
      const asking = world.portal();
      const overtaken = comparing.asking(async (code, deadline) => {
        clock.advance({ seconds: 20 });
        await comparing.runs.claim();
        return asking.lookUp(code, deadline);
      });
      clock.advance({ seconds: 1 });
      const id = await comparing.ask();
      await comparing.worker(overtaken).execute();
      expect(await comparing.run(id)).toMatchObject({ compared: 0, differences: 0 });
      expect(await comparing.differences()).toEqual([]);
    });

    it('doubles nothing where two comparisons run at once', async () => {
      const dossiers = [
        await comparing.sentDossier(),
        await comparing.sentDossier(),
        await comparing.sentDossier(),
      ];
      for (const dossier of dossiers) comparing.heldOf(dossier).status = '2';
      clock.advance({ seconds: 1 });
      await comparing.ask();
      await comparing.ask();
      await Promise.all([comparing.worker().execute(), comparing.worker().execute()]);
      expect(await comparing.differences()).toHaveLength(3);
      expect(await comparing.heal(...dossiers)).toBe(3);
      expect((await comparing.differences()).map(({ tries }) => tries)).toEqual([1, 1, 1]);
    });
  });

  describe('each night', () => {
    const night = async () => {
      clock.advance({ days: 1 });
      await comparing.runs.beginNightly();
      await comparing.worker().execute();
      const [latest] = await new ListReconciliations(test.database).all(1, null);
      return latest;
    };

    it('compares the days that are not settled, and passes over the others', async () => {
      await comparing.sentDossier();
      clock.advance({ days: 1 });
      await comparing.sentDossier();
      expect(await night()).toMatchObject({ kind: 'nightly', compared: 2, from: TODAY, until: '2026-03-05' });
      await comparing.sentDossier();
      expect(await night()).toMatchObject({ compared: 1, from: '2026-03-06', until: '2026-03-06' });
    });

    it('begins once, however many workers wake up', async () => {
      await comparing.sentDossier();
      clock.advance({ days: 1 });
      await Promise.all([
        comparing.runs.beginNightly(),
        comparing.runs.beginNightly(),
        comparing.runs.beginNightly(),
      ]);
      await comparing.worker().execute();
      await comparing.runs.beginNightly();
      expect(await new ListReconciliations(test.database).all(10, null)).toHaveLength(1);
    });

    it('compares a day again of which something was on its way', async () => {
      const dossier = await comparing.sentDossier();
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 4);
      expect(await night()).toMatchObject({ compared: 0, moving: 1 });
      expect(await night()).toMatchObject({ compared: 0, moving: 1, from: TODAY });
    });

    it('looks at what was mended again, on the day it was sent again', async () => {
      const dossier = await comparing.sentDossier();
      comparing.heldOf(dossier).status = '2';
      expect(await night()).toMatchObject({ compared: 1, differences: 1 });
      await comparing.heal(dossier);
      expect(await night()).toMatchObject({ compared: 1, differences: 0, from: '2026-03-05' });
    });
  });
});
