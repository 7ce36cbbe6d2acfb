import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { ComparingWorld, TODAY } from '../../spec/comparing-world.ts';
import { type GivenDossier, goOn } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { PortalUnknown } from './queries/portal-unknown.ts';

const processing = { status: 'processing' } as const;

describe('comparing what the portal holds with what it should', () => {
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

  it('finds nothing where the portal holds all of it', async () => {
    await comparing.sentDossier();
    await comparing.sentDossier();
    expect(await comparing.compare()).toMatchObject({ compared: 2, differences: 0, moving: 0, untold: [] });
    expect(await comparing.heal()).toBe(0);
  });

  describe('finds and mends', () => {
    const planted: [string, (dossier: GivenDossier) => void][] = [
      ['not-held', ({ code }) => simulators.portal.lose(code)],
      ['status', (dossier) => (comparing.heldOf(dossier).status = '2')],
      [
        'content',
        (dossier) =>
          (comparing.heldOf(dossier).item = { ...comparing.heldOf(dossier).item, ChuHoSo: 'Người Khác' }),
      ],
      [
        'papers',
        (dossier) => (comparing.heldOf(dossier).item = { ...comparing.heldOf(dossier).item, TaiLieuNop: [] }),
      ],
      [
        'money',
        (dossier) =>
          (comparing.heldOf(dossier).item = {
            ...comparing.heldOf(dossier).item,
            DuocThanhToanTrucTuyen: '1',
          }),
      ],
      ['progress-missing', (dossier) => comparing.heldOf(dossier).progress.splice(1, 2)],
    ];

    it.each(planted)('%s', async (kind, plant) => {
      const [dossier, other] = [await comparing.sentDossier(), await comparing.sentDossier()];
      const { item: before } = comparing.heldOf(dossier);
      plant(dossier);
      expect(await comparing.compare()).toMatchObject({ compared: 2, differences: 1 });
      expect(await comparing.differences()).toEqual([{ id: dossier.id, kind, state: 'mending', tries: 1 }]);
      expect(await comparing.heal(dossier, other)).toBe(1);
      expect(await comparing.differences()).toEqual([{ id: dossier.id, kind, state: 'healed', tries: 1 }]);
      expect(comparing.heldOf(dossier)).toMatchObject({ item: before, status: '9' });
      expect(world.progress(dossier)).toEqual(['2', '4', '9']);
      expect(await comparing.compare()).toMatchObject({ compared: 2, differences: 0 });
      expect(simulators.portal.disorder()).toEqual([]);
    });

    it('several of a dossier with one republication', async () => {
      const dossier = await comparing.sentDossier();
      const held = comparing.heldOf(dossier);
      held.item = { ...held.item, ChuHoSo: 'Người Khác', TaiLieuNop: [] };
      held.progress.splice(2, 1);
      expect(await comparing.compare()).toMatchObject({ differences: 3 });
      expect(await comparing.heal(dossier)).toBe(1);
      expect(await comparing.compare()).toMatchObject({ differences: 0 });
    });

    it('a row from the middle, which then stands late and is not taken for disorder', async () => {
      const dossier = await comparing.sentDossier();
      comparing.heldOf(dossier).progress.splice(1, 1);
      await comparing.compare();
      await comparing.heal(dossier);
      expect(world.progress(dossier)).toEqual(['2', '9', '4']);
      expect(comparing.heldOf(dossier).status).toBe('9');
      expect(await comparing.compare()).toMatchObject({ compared: 1, differences: 0 });
    });
  });

  it('lists what only a person can mend, once, and leaves it', async () => {
    const dossier = await comparing.sentDossier();
    const [row] = comparing.heldOf(dossier).progress;
    if (!row) throw new Error('no row');
    comparing.heldOf(dossier).progress.push({ ...row, NoiDungXuLy: 'Ai đó ghi' });
    await comparing.compare();
    await comparing.compare();
    expect(await comparing.differences()).toEqual([
      { id: dossier.id, kind: 'progress-foreign', state: 'person', tries: 0 },
    ]);
    expect(await comparing.heal(dossier)).toBe(0);
    comparing.heldOf(dossier).progress.pop();
    await comparing.compare();
    expect(await comparing.differences()).toMatchObject([{ state: 'healed' }]);
  });

  it('lists a dossier whose look-up the portal refuses', async () => {
    const dossier = await comparing.sentDossier();
    await world.portal().lookUp(dossier.code, AbortSignal.timeout(5000));
    world.misbehave({ kind: 'reject', service: 'TraCuuHoSo', message: 'Mã hồ sơ bị khóa' });
    expect(await comparing.compare()).toMatchObject({ compared: 1, differences: 1 });
    expect(await comparing.differences()).toMatchObject([{ kind: 'refused', state: 'person' }]);
  });

  it('leaves to a person what three republications did not mend', async () => {
    const dossier = await comparing.sentDossier();
    for (let times = 0; times < 4; times += 1) {
      comparing.heldOf(dossier).status = '2';
      await comparing.compare();
      await comparing.heal(dossier);
    }
    comparing.heldOf(dossier).status = '2';
    await comparing.compare();
    expect(await comparing.differences()).toMatchObject([{ kind: 'status', state: 'person', tries: 3 }]);
    expect(await comparing.heal(dossier)).toBe(0);
  });

  it('says what the portal does not tell, and compares the rest', async () => {
    const dossier = await comparing.sentDossier();
    const telling = comparing.asking(() =>
      Promise.resolve({ kind: 'found', held: { status: '2', fields: {}, progress: null } }),
    );
    const { untold, compared, differences: found } = await comparing.compare(telling);
    expect([compared, found]).toEqual([1, 1]);
    expect(untold).toEqual(expect.arrayContaining(['ChuHoSo', 'TaiLieuNop', 'TienDo']));
    expect(untold).not.toContain('TrangThaiHoSo');
    expect(await comparing.differences()).toMatchObject([{ id: dossier.id, kind: 'status' }]);
  });

  it('leaves a dossier alone of which something is on its way', async () => {
    const dossier = await comparing.sentDossier();
    comparing.heldOf(dossier).status = '2';
    await goOn(test.database, dossier, processing);
    await world.record(dossier, 4);
    expect(await comparing.compare()).toMatchObject({ compared: 0, moving: 1, differences: 0 });
    expect(await comparing.differences()).toEqual([]);
  });

  it('takes back what it found of a dossier that moved on while it was asked for', async () => {
    const dossier = await comparing.sentDossier();
    comparing.heldOf(dossier).status = '2';
    const asking = world.portal();
    const slow = comparing.asking(async (code, deadline) => {
      const answer = await asking.lookUp(code, deadline);
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 4);
      return answer;
    });
    expect(await comparing.compare(slow)).toMatchObject({ compared: 0, moving: 1, differences: 0 });
    expect(await comparing.differences()).toEqual([]);
  });

  it('waits for a portal that is away, and goes on when it is back', async () => {
    const dossier = await comparing.sentDossier();
    comparing.heldOf(dossier).status = '2';
    world.misbehave({ kind: 'down' });
    expect(await comparing.compare()).toMatchObject({ endedAt: null, compared: 0 });
    simulators.faults.clear();
    await comparing.worker().execute();
    expect(await comparing.differences()).toEqual([]);
    clock.advance({ minutes: 1 });
    await comparing.worker().execute();
    expect(await comparing.differences()).toMatchObject([{ id: dossier.id, kind: 'status' }]);
  });

  it('tells what the portal did not know, for how long, of which procedure', async () => {
    const dossier = await comparing.sentDossier();
    clock.advance({ hours: 2 });
    comparing.heldOf(dossier).status = '2';
    await comparing.compare();
    await comparing.heal(dossier);
    const lines = await new PortalUnknown(test.database, clock).execute({ from: TODAY, until: TODAY });
    expect(lines.filter(({ kind }) => kind === 'status')).toEqual([
      {
        ...{ kind: 'status', times: 1, open: 0, median: 7202, longest: 7202 },
        procedure: { code: '1.001193', name: expect.any(String) as string },
      },
    ]);
  });

  it.each([
    ['2026-03-05', '2026-03-04'],
    ['2026-03-04', '2026-03-05'],
  ])('is refused from %s until %s', async (from, until) => {
    await expect(comparing.ask(from, until)).rejects.toMatchObject({ code: 'portal-sync.period-invalid' });
  });
});
