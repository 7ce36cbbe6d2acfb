import { sql } from '#platform/database';
import { CivilOffice } from '../../support/civil-office.ts';
import { tracesOf } from '../../support/delegations.ts';
import { BIRTH_ROAD, receive, walk, walkTo } from '../../support/walk.ts';

let civil: CivilOffice;

beforeAll(async () => {
  civil = await CivilOffice.open();
});
afterAll(() => civil.close());
afterEach(() => civil.simulators.faults.clear());

describe('where dossiers of the civil-status system have come', () => {
  it('is told with both codes, each state once and in order, to the end', async () => {
    const { dossier, receipt } = await civil.accepted();
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier)).toMatchObject([{ MaHoSoMCDT: receipt.code, TrangThaiXuLy: '2' }]);
    await walk(BIRTH_ROAD, 'done', receipt.id, civil.officers);
    await Promise.all([civil.worker.tellCivilStatus(), civil.worker.tellCivilStatus()]);
    await civil.worker.tellCivilStatus();
    const told = civil.told(dossier);
    expect(told.map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4', '9', '10']);
    expect(new Set(told.map(({ MaHoSoMCDT }) => MaHoSoMCDT))).toEqual(new Set([receipt.code]));
    expect(await civil.listed('tellings', 'told', dossier)).toMatchObject([
      { dossier: { code: receipt.code }, owner: { code: 'H99.41' }, reason: null },
    ]);
  });

  it('is told of a dossier that was refused at the desk', async () => {
    const dossier = civil.waits();
    await civil.later();
    const path = `/submissions/${await civil.idOf(dossier)}/refusal`;
    const { status } = await civil.officers.desk.post(path, { reason: 'Sai nơi' }, { 'if-match': '"1"' });
    expect(status).toBe(201);
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier)).toMatchObject([{ TrangThaiXuLy: '3' }]);
  });

  it('is told of no dossier that came from elsewhere', async () => {
    const before = civil.there.states.length;
    const { id } = await receive(civil.officers.desk);
    await civil.worker.tellCivilStatus();
    const told = await civil.api.database.query(sql`
      select from shared_platform.civil_telling where dossier_id = ${id}`);
    expect([told, civil.there.states.length]).toEqual([[], before]);
  });

  it('is told in the end on bad days, once and in order', async () => {
    const { dossier, receipt } = await civil.accepted();
    await walkTo('issuance', receipt.id, civil.officers);
    civil.misbehave('civil-state', 'refuse', { bare: true });
    await civil.worker.tellCivilStatus();
    civil.misbehave('civil-state', 'lose-answer');
    civil.api.clock.advance({ minutes: 1 });
    await civil.worker.tellCivilStatus();
    civil.misbehave('civil-state', 'break-schema');
    civil.api.clock.advance({ minutes: 2 });
    await civil.worker.tellCivilStatus();
    expect(await civil.listed('tellings', 'pending', dossier)).toMatchObject([
      { attempts: 3, toldSequence: 0 },
    ]);
    civil.api.clock.advance({ minutes: 4 });
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier).map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4']);
  });

  it('is told again after a minute, however much was told of it before', async () => {
    const { dossier, receipt } = await civil.accepted();
    await civil.worker.tellCivilStatus();
    const goOn = (from: string, until: string) => {
      const road = BIRTH_ROAD.slice(BIRTH_ROAD.findIndex(([, step]) => step === from));
      return walk(road, until, receipt.id, civil.officers);
    };
    await goOn('reception', 'approval');
    await civil.worker.tellCivilStatus();
    await goOn('approval', 'issuance');
    await civil.worker.tellCivilStatus();
    civil.misbehave('civil-state', 'refuse', { bare: true });
    await goOn('issuance', 'hand-over');
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier).map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4']);
    civil.api.clock.advance({ minutes: 1 });
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier).map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4', '9']);
  });

  it('is told again from where it was when whoever told it was killed', async () => {
    const { dossier, receipt } = await civil.accepted();
    await civil.worker.tellCivilStatus();
    await walkTo('issuance', receipt.id, civil.officers);
    await civil.worker.tellCivilStatus();
    // As if it had not been noted that the last one was taken.
    await civil.api.database.query(sql`
      update shared_platform.civil_telling set told_sequence = 1, state = 'pending', settled_at = null, next_at = '-infinity'
      where dossier_id = ${receipt.id}`);
    await civil.worker.tellCivilStatus();
    expect(civil.told(dossier).map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4']);
  });

  it('waits for a person with owner and reason when a state is refused, and holds back no other dossier', async () => {
    const [one, other] = [await civil.accepted(), await civil.accepted()];
    civil.misbehave('civil-state', 'reject', { code: '96', message: 'Chưa khai báo mã trạng thái' });
    await civil.worker.tellCivilStatus();
    const refused = civil.told(one.dossier).length === 0 ? one : other;
    expect([...civil.told(one.dossier), ...civil.told(other.dossier)]).toHaveLength(1);
    await walkTo('issuance', refused.receipt.id, civil.officers);
    await civil.worker.tellCivilStatus();
    expect(civil.told(refused.dossier)).toEqual([]);
    expect(await civil.listed('tellings', 'refused', refused.dossier)).toMatchObject([
      { owner: { code: 'H99.41' }, reason: '96: Chưa khai báo mã trạng thái', toldSequence: 0 },
    ]);
    const ids = [one.receipt.id, other.receipt.id];
    expect(await civil.again('tellings', { ids })).toEqual([refused.receipt.id]);
    await civil.worker.tellCivilStatus();
    expect(civil.told(refused.dossier).map(({ TrangThaiXuLy }) => TrangThaiXuLy)).toEqual(['2', '4']);
    expect(await tracesOf(civil.api.database, 'shared-platform.retry-civil-telling')).toHaveLength(1);
  });
});
