import type { OutwardFile } from '#dossier';
import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { Problem } from '#platform/problem';
import { TryAgain } from '#platform/queue';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, type TestDatabase } from '#testing';
import { type GivenDossier, goOn } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { FollowLaterKnowledge } from './follow-later-knowledge.ts';
import { OpenRepublications } from './open-republications.ts';
import { RepublishDossier, type RepublishRequest } from './republish-dossier.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;
const completed = { status: 'completed' } as const;

const administrator: Principal = {
  ...{ kind: 'officer', accountId: 7, username: 'quan.tri', officerId: 7 },
  ...{ fullName: 'Quản Trị Mẫu', positions: [] },
};

describe('telling the portal of a dossier once more', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let clock: FakeClock;
  let world: PortalWorld;
  let found: OutwardFile[];

  const publish = ({ id }: GivenDossier) => world.worker().execute(id);
  const open = async () => (await new OpenRepublications(test.database, clock).sweep()).map(({ id }) => id);
  const undisturbed = () => expect(simulators.portal.disorder()).toEqual([]);
  const itemOf = ({ code }: GivenDossier) => simulators.portal.dossier(code)?.item;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    found = [];
    world.files.add({
      of: (dossierIds) => Promise.resolve(found.filter(({ dossierId }) => dossierIds.includes(dossierId))),
    });
    await test.database.query(sql`delete from portal_sync.republication`);
  });
  afterEach(() => simulators.close());

  const sentDossier = async (...changes: Parameters<PortalWorld['dossier']>) => {
    const dossier = await world.dossier(...changes);
    await publish(dossier);
    return dossier;
  };
  const foundClean = ({ id }: GivenDossier, version = '01958000-0000-7000-8000-00000000000a') => {
    found.push({
      ...{ dossierId: id, id: version, documentId: version, kind: 'component', name: 'to-khai.pdf' },
      component: '000.00.00.G15-KQ003204',
      href: `https://mot-cua.example/api/v1/portal-files/${version}`,
      until: new Date(clock.now().getTime() + 30 * 24 * 60 * 60 * 1000),
    });
  };
  const hear = (name: string, ...dossiers: GivenDossier[]) => {
    const follow = new FollowLaterKnowledge(clock);
    const messages = dossiers.map(({ id }) => ({
      ...{ id: '1', name, subjectId: id, payload: {}, correlationId: 'spec', occurredAt: clock.now() },
    }));
    expect(follow.messages).toContain(name);
    return test.database.transaction((tx) => follow.handle(messages, tx));
  };
  const republications = ({ id }: GivenDossier) =>
    test.database.query<{ state: string; occasions: string[]; sequence: number | null }>(sql`
      select state, occasions, sequence from portal_sync.republication where dossier_id = ${id} order by id`);
  const ask = ({ id }: GivenDossier, request: Partial<RepublishRequest> = {}) =>
    new RepublishDossier(test.database, clock).execute(administrator, id, {
      ...{ reason: 'asked', ground: 'Cổng yêu cầu gửi lại', ...request },
    });

  describe('when a file was found clean', () => {
    it('sends the dossier again with the file, in one call, and its progress not', async () => {
      const dossier = await sentDossier(received, processing);
      const before = world.calls().length;
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      expect(await open()).toEqual([`publish-${dossier.id}-2-1`]);
      await publish(dossier);
      expect(world.calls().slice(before)).toEqual(['update']);
      expect(itemOf(dossier)).toMatchObject({ HoSoCoThanhPhanSoHoa: '1' });
      expect(world.progress(dossier)).toEqual(['2', '4']);
      expect(await world.states(dossier)).toEqual(['sent', 'sent']);
      expect(await republications(dossier)).toEqual([{ state: 'sent', occasions: ['file'], sequence: 2 }]);
      undisturbed();
    });

    it('makes one of several files and of money that come together', async () => {
      const dossier = await sentDossier(received);
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ seconds: 59 });
      await hear('document.found-clean.v1', dossier);
      await hear('fee.payment-booked.v1', dossier);
      expect(await open()).toEqual([]);
      clock.advance({ seconds: 1 });
      expect(await open()).toHaveLength(1);
      await publish(dossier);
      expect(await republications(dossier)).toEqual([
        { state: 'sent', occasions: ['file', 'money'], sequence: 1 },
      ]);
    });

    it('sends nothing where a later change has told of it already, and leaves when it was sent', async () => {
      const dossier = await sentDossier(received);
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 2);
      await publish(dossier);
      const before = { rows: await world.rows(dossier), calls: world.calls().length };
      clock.advance({ minutes: 1 });
      expect(await open()).toHaveLength(1);
      await publish(dossier);
      expect(world.calls()).toHaveLength(before.calls);
      expect((await world.rows(dossier))[1]).toMatchObject({ state: 'sent', sentAt: before.rows[1]?.sentAt });
      expect(await republications(dossier)).toEqual([
        { state: 'needless', occasions: ['file'], sequence: 2 },
      ]);
    });

    it('waits for what is unsent of the dossier', async () => {
      const dossier = await sentDossier(received);
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 2);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      expect(await open()).toEqual([]);
      foundClean(dossier);
      await publish(dossier);
      clock.advance({ minutes: 1 });
      expect(await open()).toEqual([`publish-${dossier.id}-2-1`]);
    });

    it('says nothing of a dossier that was never published', async () => {
      const dossier = await world.dossier();
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      expect(await open()).toEqual([]);
      expect(await republications(dossier)).toEqual([
        { state: 'needless', occasions: ['file'], sequence: null },
      ]);
    });

    it('makes a change that comes meanwhile wait its turn', async () => {
      const dossier = await sentDossier(received);
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      await open();
      await goOn(test.database, dossier, processing);
      await world.record(dossier, 2);
      const before = world.calls().length;
      await publish(dossier);
      expect(world.calls().slice(before)).toEqual(['update', 'update', 'CapNhatTienDoHoSoMC']);
      expect(world.progress(dossier)).toEqual(['2', '4']);
      expect(simulators.portal.dossier(dossier.code)?.status).toBe('4');
      undisturbed();
    });

    it('is left to one of two who open at the same time', async () => {
      const dossiers = await Promise.all([1, 2, 3, 4].map(() => sentDossier(received)));
      await hear('document.found-clean.v1', ...dossiers);
      clock.advance({ minutes: 1 });
      const jobs = await Promise.all([open(), open()]);
      expect(jobs.flat().sort()).toEqual(dossiers.map(({ id }) => `publish-${id}-1-1`).sort());
    });

    it('tries again after an answer was lost, and is done once', async () => {
      const dossier = await sentDossier(received);
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      await open();
      world.misbehave({ kind: 'lose-answer', service: 'DongBoHoSoMC' });
      await expect(publish(dossier)).rejects.toBeInstanceOf(TryAgain);
      await publish(dossier);
      expect(await world.states(dossier)).toEqual(['sent']);
      expect(world.progress(dossier)).toEqual(['2']);
    });

    it('is set aside where the portal refuses it, and goes out again when it is retried', async () => {
      const dossier = await sentDossier(received);
      foundClean(dossier);
      await hear('document.found-clean.v1', dossier);
      clock.advance({ minutes: 1 });
      await open();
      world.misbehave({ kind: 'reject', service: 'DongBoHoSoMC', message: 'Tệp không tải được' });
      await publish(dossier);
      expect(await world.rows(dossier)).toMatchObject([
        { state: 'set-aside', lastError: 'Tệp không tải được' },
      ]);
      await test.database.query(sql`
        update portal_sync.publication set state = 'pending' where dossier_id = ${dossier.id}`);
      await publish(dossier);
      expect(itemOf(dossier)).toMatchObject({ HoSoCoThanhPhanSoHoa: '1' });
      expect(await republications(dossier)).toMatchObject([{ state: 'sent' }]);
    });
  });

  describe('from a change on', () => {
    const lose = ({ code }: GivenDossier, ...places: number[]) => {
      const held = simulators.portal.dossier(code);
      if (!held) throw new Error('the portal does not hold it');
      held.progress = held.progress.filter((_row, index) => !places.includes(index));
    };

    it.each([1, 2, 3])('sends the rows that are lacking from %i on, and none twice', async (fromSequence) => {
      const dossier = await sentDossier(received, processing, completed);
      lose(dossier, 1, 2);
      await ask(dossier, { fromSequence });
      await open();
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(fromSequence === 3 ? ['2', '9'] : ['2', '4', '9']);
      expect(simulators.portal.dossier(dossier.code)?.status).toBe('9');
      undisturbed();
    });

    it('doubles nothing where nothing is lacking, however often it is asked for', async () => {
      const dossier = await sentDossier(received, processing, completed);
      for (let times = 0; times < 3; times += 1) {
        await ask(dossier, { fromSequence: 1 });
        await open();
        await publish(dossier);
      }
      expect(world.progress(dossier)).toEqual(['2', '4', '9']);
      expect((await republications(dossier)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
      undisturbed();
    });

    it('goes on where a lost answer stopped it', async () => {
      const dossier = await sentDossier(received, processing, completed);
      lose(dossier, 0, 1, 2);
      await ask(dossier, { fromSequence: 1 });
      await open();
      world.misbehave({ kind: 'lose-answer', service: 'CapNhatTienDoHoSoMC' });
      await expect(publish(dossier)).rejects.toBeInstanceOf(TryAgain);
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4', '9']);
      undisturbed();
    });

    it('brings a dossier back that the portal has lost, with all of its progress', async () => {
      const dossier = await sentDossier(received, processing, completed);
      simulators.portal.lose(dossier.code);
      await ask(dossier);
      await open();
      await publish(dossier);
      expect(world.progress(dossier)).toEqual(['2', '4', '9']);
      expect(itemOf(dossier)).toMatchObject({ TrangThaiHoSo: '9' });
      undisturbed();
    });

    it('leaves a trace of who asked for it, and why', async () => {
      const dossier = await sentDossier(received, processing);
      const republication = await ask(dossier, { fromSequence: 2, reason: 'links' });
      const entries = await test.database.query(sql`
        select actor, officer_id as "officerId", action, details from audit.entry where subject_id = ${dossier.id}`);
      expect(entries).toEqual([
        {
          ...{ actor: 'quan.tri', officerId: 7, action: 'portal-sync.republish' },
          details: { republication, reason: 'links', ground: 'Cổng yêu cầu gửi lại', fromSequence: 2 },
        },
      ]);
    });

    it('is refused beyond what was sent, and of what never was', async () => {
      const refusalOf = (asking: Promise<unknown>) => asking.catch((error: unknown) => error);
      const dossier = await sentDossier(received);
      const beyond = await refusalOf(ask(dossier, { fromSequence: 2 }));
      expect(beyond).toMatchObject({ code: 'portal-sync.sequence-unknown' });
      const never = await refusalOf(ask(await world.dossier(received)));
      expect(never).toBeInstanceOf(Problem);
      expect(never).toMatchObject({ code: 'portal-sync.never-sent' });
      expect(await republications(dossier)).toEqual([]);
    });
  });
});
