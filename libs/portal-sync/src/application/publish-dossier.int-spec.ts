import { sql } from '#platform/database';
import { TryAgain } from '#platform/queue';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, eventually, FakeClock, type TestDatabase } from '#testing';
import { type GivenDossier, givenDossier, goOn } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { at } from '../../spec/snapshots.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;
const completed = { status: 'completed' } as const;
const returned = { status: 'returned' } as const;

describe('publishing a dossier', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;

  const publish = ({ id }: GivenDossier) => world.worker().execute(id);
  const failure = (dossier: GivenDossier): Promise<TryAgain> =>
    publish(dossier).then(
      () => Promise.reject(new Error('was published')),
      (error: unknown) => error as TryAgain,
    );
  const undisturbed = () => expect(simulators.portal.disorder()).toEqual([]);

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
  });
  afterEach(() => simulators.close());

  describe('in order', () => {
    it('sends every change as it stood then, the dossier before its progress', async () => {
      const dossier = await world.dossier(received, processing, completed);
      await publish(dossier);
      expect(world.calls()).toEqual([
        'insert',
        'CapNhatTienDoHoSoMC',
        'update',
        'CapNhatTienDoHoSoMC',
        'update',
        'CapNhatTienDoHoSoMC',
      ]);
      expect(world.progress(dossier)).toEqual(['2', '4', '9']);
      expect(await world.rows(dossier)).toMatchObject(
        [1, 2, 3].map((sequence) => ({
          sequence,
          state: 'sent',
          attempts: 1,
          sentAt: clock.now(),
          lastError: null,
        })),
      );
      undisturbed();
    });

    it('takes the dossier back to work when a decision reopens it after its result was handed over', async () => {
      const dossier = await world.dossier(received, processing, completed, returned);
      await publish(dossier);
      const held = () => simulators.portal.dossier(dossier.code)?.status;
      expect([world.progress(dossier), held()]).toEqual([['2', '4', '9', '10'], '10']);
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 5);
      await publish(dossier);
      expect([world.progress(dossier), held()]).toEqual([['2', '4', '9', '10', '4'], '4']);
      expect(await world.states(dossier)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent']);
      undisturbed();
    });

    it('takes it back to work when the supplement comes in, and leaves it there while its clock stands still', async () => {
      const waits = { status: 'awaiting-supplement' } as const;
      const dossier = await world.dossier(received, processing, waits, processing, processing, processing);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4', '5', '4', '4', '4']);
      expect(simulators.portal.dossier(dossier.code)?.status).toBe('4');
      undisturbed();
    });

    it('tells the queue why it is not sent yet, and the number of nobody', async () => {
      const dossier = await world.dossier(received);
      const message = 'Hệ thống đang bận, hồ sơ của 001099000041';
      world.misbehave({ kind: 'reject', service: 'DongBoHoSoMC', message });
      const { message: told } = await failure(dossier);
      expect(told).toBe('Hệ thống đang bận, hồ sơ của •••041');
    });

    it('does nothing when everything is sent', async () => {
      const dossier = await world.dossier(received);
      await publish(dossier);
      await publish(dossier);
      expect(world.calls()).toHaveLength(2);
    });

    it('holds a change back until the one before it has been recorded', async () => {
      const dossier = await givenDossier(test.database, [received, processing]);
      await world.record(dossier, 2);
      await publish(dossier);
      expect(world.calls()).toEqual([]);
      await world.record(dossier, 1);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4']);
      undisturbed();
    });

    it('leaves a dossier to the worker that is sending it', async () => {
      const dossier = await world.dossier(received, processing);
      world.misbehave({ kind: 'hold', service: 'DongBoHoSoMC' });
      const first = publish(dossier);
      await eventually('the portal holds the call', () => expect(world.holding()).toBe(1));
      expect(await failure(dossier)).toBeInstanceOf(TryAgain);
      simulators.faults.clear();
      await first;
      expect(world.progress(dossier)).toEqual(['2', '4']);
      undisturbed();
    });

    it('lets any number of workers at a dossier at once and sends each change once', async () => {
      const dossier = await world.dossier(received, processing, processing, completed);
      const ends = await Promise.allSettled(Array.from({ length: 6 }, () => publish(dossier)));
      const faults = ends.filter((end) => end.status === 'rejected' && !(end.reason instanceof TryAgain));
      expect(faults).toEqual([]);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4', '4', '9']);
      undisturbed();
    });
  });

  describe('to a portal in trouble', () => {
    it('comes back when the portal says, and loses nothing', async () => {
      const dossier = await world.dossier(received, processing);
      world.misbehave({ kind: 'refuse', afterMs: 7000, service: 'DongBoHoSoMC' });
      expect(await failure(dossier)).toMatchObject({ message: 'Cổng trả lời HTTP 503', afterSeconds: 7 });
      expect(await world.rows(dossier)).toMatchObject([
        { state: 'pending', attempts: 1, lastError: 'Cổng trả lời HTTP 503' },
        { state: 'pending', attempts: 0 },
      ]);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4']);
      undisturbed();
    });

    it('waits out a portal that is down', async () => {
      const dossier = await world.dossier(received, completed);
      world.misbehave({ kind: 'down' });
      for (let tries = 0; tries < 3; tries += 1) expect(await failure(dossier)).toBeInstanceOf(TryAgain);
      simulators.faults.clear();
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '9']);
      expect(await world.rows(dossier)).toMatchObject([{ lastError: null }, { lastError: null }]);
    });

    it('writes over a dossier whose answer was lost, once the portal says that it holds it', async () => {
      const dossier = await world.dossier(received);
      world.misbehave({ kind: 'lose-answer', service: 'DongBoHoSoMC' });
      await failure(dossier);
      await publish(dossier);
      expect(world.calls()).toEqual(['insert', 'insert', 'update', 'CapNhatTienDoHoSoMC']);
      expect(world.progress(dossier)).toEqual(['2']);
    });

    it('inserts a dossier that never arrived', async () => {
      const dossier = await world.dossier(received);
      world.misbehave({ kind: 'drop-before', service: 'DongBoHoSoMC' });
      await failure(dossier);
      await publish(dossier);
      expect(world.calls()).toEqual(['insert', 'insert', 'CapNhatTienDoHoSoMC']);
    });

    it('is told of dossiers with one change in two calls for ten once it is back, however often they were tried', async () => {
      const dossiers = await Promise.all(Array.from({ length: 10 }, () => world.dossier(received)));
      world.misbehave({ kind: 'down' });
      for (let tries = 0; tries < 2; tries += 1) {
        await Promise.all(dossiers.map((dossier) => failure(dossier)));
      }
      simulators.faults.clear();
      const worker = world.worker();
      await Promise.all(dossiers.map(({ id }) => worker.execute(id)));
      expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC']);
      expect(dossiers.map((dossier) => world.progress(dossier))).toEqual(dossiers.map(() => ['2']));
    });

    it('is asked first by whoever takes over from a sender that may have sent the progress', async () => {
      const dossier = await world.dossier(received);
      await publish(dossier);
      await test.database.query(sql`
        update portal_sync.publication set state = 'pending', sent_at = null where dossier_id = ${dossier.id}`);
      await publish(dossier);
      expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC', 'TraCuuHoSo']);
      expect(world.progress(dossier)).toEqual(['2']);
      undisturbed();
    });

    it('sends no progress twice whose answer was lost', async () => {
      const dossier = await world.dossier(received, processing);
      world.misbehave({ kind: 'lose-answer', service: 'CapNhatTienDoHoSoMC' });
      await failure(dossier);
      await publish(dossier);
      expect(world.calls()).toEqual([
        'insert',
        'CapNhatTienDoHoSoMC',
        'TraCuuHoSo',
        'update',
        'CapNhatTienDoHoSoMC',
      ]);
      expect(world.progress(dossier)).toEqual(['2', '4']);
      undisturbed();
    });

    it('sends progress again that never arrived', async () => {
      const dossier = await world.dossier(received);
      world.misbehave({ kind: 'drop-before', service: 'CapNhatTienDoHoSoMC' });
      await failure(dossier);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2']);
    });

    it('does not take a change for another one of the same status and second', async () => {
      const moment = at('09:00');
      const dossier = await world.dossier(
        received,
        { ...processing, name: 'Chuyển hồ sơ xử lý', at: moment },
        { ...processing, name: 'Trình lãnh đạo phê duyệt', at: moment },
      );
      // Strikes the progress of the third change, behind two harmless delays.
      world.misbehave({ kind: 'slow', afterMs: 0, times: 2, service: 'CapNhatTienDoHoSoMC' });
      world.misbehave({ kind: 'drop-before', service: 'CapNhatTienDoHoSoMC' });
      await failure(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4']);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4', '4']);
      undisturbed();
    });

    it('leaves a call that timed out alone until the portal must have finished with it', async () => {
      world = new PortalWorld(test.database, clock, simulators, 1);
      const dossier = await world.dossier(received);
      world.misbehave({ kind: 'slow', afterMs: 1500, service: 'CapNhatTienDoHoSoMC' });
      expect(await failure(dossier)).toMatchObject({ message: 'Cổng không trả lời trong 1 giây' });
      expect(await world.rows(dossier)).toMatchObject([
        { state: 'sending', lastError: 'Cổng không trả lời trong 1 giây' },
      ]);
      expect(await failure(dossier)).toBeInstanceOf(TryAgain);
      expect(world.calls()).toEqual(['insert']);
      await eventually('the portal has finished', () => expect(world.progress(dossier)).toEqual(['2']));
      clock.advance({ seconds: 2 });
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2']);
      expect(await world.states(dossier)).toEqual(['sent']);
    });

    it('writes over a dossier the portal had from elsewhere', async () => {
      const dossier = await world.dossier(received);
      const { dossier: item } = await world.content(dossier, 1);
      await world.portal().synchronise(item, 'insert', AbortSignal.timeout(5000));
      await publish(dossier);
      expect(world.calls().slice(1)).toEqual(['insert', 'update', 'CapNhatTienDoHoSoMC']);
      expect(world.progress(dossier)).toEqual(['2']);
    });

    it('inserts a dossier again that the portal has forgotten', async () => {
      const dossier = await world.dossier(received);
      world.misbehave({ kind: 'forget', service: 'DongBoHoSoMC' });
      await publish(dossier);
      expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC', 'insert', 'CapNhatTienDoHoSoMC']);
      expect(world.progress(dossier)).toEqual(['2']);
    });
  });
});
