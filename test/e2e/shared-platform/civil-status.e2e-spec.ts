import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { sql } from '#platform/database';
import type { CivilDossier } from '#simulators';
import { CivilOffice, PAPERS_OF_BIRTH } from '../../support/civil-office.ts';
import { tracesOf } from '../../support/delegations.ts';
import { demanded } from '../../support/money.ts';
import type { Answer } from '../../support/officer.ts';
import { sentPaper } from '../../support/portal-office.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';

let civil: CivilOffice;

beforeAll(async () => {
  civil = await CivilOffice.open();
});
afterAll(() => civil.close());
afterEach(() => civil.simulators.faults.clear());

describe('a dossier the civil-status system holds for the province', () => {
  it('is fetched with its files and waits for its desk as an online submission, once', async () => {
    const dossier = civil.waits();
    await Promise.all([civil.worker.fetchCivilStatus(), civil.worker.fetchCivilStatus()]);
    const id = await civil.idOf(dossier);
    const { body } = await civil.officers.desk.get(`/submissions/${id}`);
    expect(body).toMatchObject({
      ...{ source: 'civil-status', sourceCode: dossier.MaHoSoLT, state: 'pending' },
      submittedAt: '2026-03-04T07:40:00.000+07:00',
      content: {
        applicant: { fullName: dossier.fields['ChuHoSo'] },
        components: PAPERS_OF_BIRTH.map((code) => ({ code, electronic: 1 })),
      },
    });
    await civil.worker.scan();
    const papers = await civil.officers.desk.get(`/submissions/${id}/papers`);
    expect(papers.body.items).toMatchObject([{ state: 'clean' }, { state: 'clean' }]);
    expect(await civil.listed('arrivals', 'brought', dossier)).toMatchObject([{ attempts: 1, owner: null }]);
    expect((await tracesOf(civil.api.database, 'submission.hand-in')).length).toBeGreaterThan(0);
  });

  it('stays one when whoever brought it was killed before they noted it', async () => {
    const dossier = civil.waits();
    await civil.later();
    await civil.api.database.query(sql`
      update shared_platform.civil_arrival set state = 'pending', settled_at = null, next_at = '-infinity'
      where code = ${dossier.MaHoSoLT}`);
    await civil.worker.fetchCivilStatus();
    await civil.idOf(dossier);
    expect(await civil.listed('arrivals', 'brought', dossier)).toMatchObject([{ attempts: 2 }]);
    expect(await civil.faults(civil.officers.administrator, dossier)).toEqual([]);
  });

  it('with other content under its code is a fault, and what was received stays', async () => {
    const dossier = civil.waits();
    await civil.later();
    dossier.fields['DiaChi'] = 'Nơi khác';
    dossier.ThoiGianGui = '04/03/2026 08:01:00';
    await civil.later();
    await civil.idOf(dossier);
    expect(await civil.faults(civil.officers.desk, dossier)).toMatchObject([
      { problem: 'intake.portal-code-reused', owner: 'H99.41.01', source: 'civil-status' },
    ]);
  });

  it.each<[string, object, string, string | null]>([
    [
      'broken base64',
      { TaiLieuNop: [sentPaper({ Base64: 'JVBERi0*' })] },
      'intake.portal-paper-unreadable',
      'H99.41.01',
    ],
    ['an unknown procedure', { MaTTHC: '9.999999' }, 'procedure.unknown', 'H99.41.01'],
    ['an unknown agency', { MaDonVi: 'H98.01' }, 'intake.portal-desk-unknown', null],
    ['no holder', { ChuHoSo: null }, 'intake.portal-fields-wrong', 'H99.41.01'],
    ['a sign that cannot be kept', { DiaChi: 'Tổ\u0000 5' }, 'intake.portal-fields-wrong', 'H99.41.01'],
    ['half a sign', { MaTTHC: '1.001193\ud83d' }, 'intake.portal-fields-wrong', 'H99.41.01'],
    ['U+0000 as its procedure', { MaTTHC: '\u0000' }, 'intake.portal-fields-wrong', 'H99.41.01'],
  ])(
    'with %s is on the list of who mends it, and keeps nothing waiting',
    async (_, wrong, problem, owner) => {
      const [dossier, after] = [civil.waits(wrong), civil.waits()];
      await civil.later();
      expect(await civil.faults(civil.officers.administrator, dossier)).toMatchObject([
        { problem, owner, source: 'civil-status', reason: expect.any(String), times: 1 },
      ]);
      expect(await civil.submissions(dossier)).toEqual([]);
      await civil.idOf(after);
    },
  );

  it('is received from the list of faults after the desk was named', async () => {
    const dossier = civil.waits({ MaDonVi: 'H98.01' });
    await civil.later();
    const [fault] = await civil.faults(civil.officers.administrator, dossier);
    const path = `/portal-faults/${fault.id}/retry`;
    const { body } = await civil.officers.administrator.post(path, { desk: 'H99.41.01' });
    expect(body).toMatchObject({ received: true });
    await civil.idOf(dossier);
  });

  it('is received once it is listed anew as it was mended there, which ends its fault', async () => {
    const dossier = civil.waits({ MaTTHC: '9.999999' });
    await civil.later();
    expect(await civil.faults(civil.officers.desk, dossier)).toHaveLength(1);
    dossier.fields['MaTTHC'] = '1.001193';
    dossier.ThoiGianGui = '04/03/2026 08:20:00';
    await civil.later(30);
    await civil.idOf(dossier);
    expect(await civil.faults(civil.officers.desk, dossier)).toEqual([]);
  });

  it('without a code is a fault of administrators, and stops no other, whatever its row says', async () => {
    const MaHoSoLT = 'không\u0000 mã';
    const listed = { MaTTHC: '\u0000', MaDonVi: '\ud83d' };
    civil.there.dossiers.push({ MaHoSoLT, ThoiGianGui: '04/03/2026 08:10:00', fields: {}, listed });
    const after = civil.waits({}, '04/03/2026 08:10:00');
    await civil.later();
    await civil.idOf(after);
    const { administrator } = civil.officers;
    const unfit = async (state: string): Promise<Answer['body'][]> => {
      const { items } = await demanded(administrator.get(`/portal-faults?state=${state}&limit=100`));
      return items.filter(({ problem }: { problem: string }) => problem.endsWith('civil-status-code-unfit'));
    };
    const [fault, ...others] = await unfit('open');
    expect([fault, others]).toMatchObject([
      { code: null, owner: null, source: 'civil-status', times: 1 },
      [],
    ]);
    // Closed, it is listed there all the same, and no work for people again.
    const note = 'Đã báo Bộ Tư pháp';
    expect((await administrator.post(`/portal-faults/${fault.id}/closure`, { note })).status).toBe(204);
    await civil.later();
    expect([await unfit('open'), await unfit('closed')]).toMatchObject([[], [{ times: 2, note }]]);
    civil.there.dossiers.splice(-2, 1);
  });

  it('is told of as refused also in words that cannot be kept', async () => {
    const dossier = civil.waits();
    civil.misbehave('civil-detail', 'reject', { code: '97', message: 'Khóa\u0000' });
    await civil.later();
    expect(await civil.listed('arrivals', 'refused', dossier)).toMatchObject([{ reason: '97: Khóa\ufffd' }]);
  });

  it('has nothing to do with a code of the same letters that a service of the desk’s agency uses', async () => {
    const [before, after] = [civil.waits(), civil.waits()];
    const headers = { authorization: `Bearer ${await serviceKeyOf(civil.api, 'H99.41.01')}` };
    const send = (path: string, body: object) =>
      civil.api.anyone.send('POST', `/submissions${path}`, body, headers);
    const handIn = async ({ MaHoSoLT: sourceCode }: CivilDossier, number: string) => {
      const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
      const identity = { kind: 'citizen-id', number };
      const theirs = { ...about, applicant: { ...applicant, identity }, sourceCode, desk: 'H99.41.01' };
      return demanded(send('', theirs));
    };
    const ofSystem = async ({ MaHoSoLT }: CivilDossier): Promise<string | undefined> => {
      const [row] = await civil.api.database.query<{ id: string }>(sql`
        select id from intake.submission where source = 'civil-status' and source_code = ${MaHoSoLT}`);
      return row?.id;
    };
    expect(await handIn(before, '099000000731')).toMatchObject({ duplicate: false });
    await civil.later();
    const [early, late] = [await ofSystem(before), await ofSystem(after)];
    expect(early).toBeDefined();
    const handedIn = await handIn(after, '099000000732');
    expect([handedIn.duplicate, handedIn.id === late]).toEqual([false, false]);
    expect(await handIn(after, '099000000732')).toMatchObject({ duplicate: true, id: handedIn.id });
    const taken = await send(`/${late}/withdrawal`, { reason: 'Đổi ý' });
    expect([taken.status, taken.body.code]).toEqual([404, 'intake.submission-unknown']);
    expect(await civil.faults(civil.officers.administrator, before)).toEqual([]);
  });

  it('comes in the end on bad days of the list and of the detail', async () => {
    const dossier = civil.waits();
    civil.misbehave('civil-list', 'hold');
    await civil.later();
    civil.simulators.faults.clear();
    civil.misbehave('civil-list', 'break-schema');
    await civil.later(1);
    civil.misbehave('civil-detail', 'refuse', { status: 429, bare: true });
    await civil.later(2);
    expect(await civil.listed('arrivals', 'pending', dossier)).toMatchObject([
      { attempts: 1, reason: 'HTTP 429' },
    ]);
    civil.misbehave('civil-detail', 'drop-before');
    await civil.later(1);
    await civil.later(2);
    await civil.idOf(dossier);
    expect(await civil.listed('arrivals', 'brought', dossier)).toMatchObject([{ attempts: 3, reason: null }]);
  });

  it('is brought again when this system itself failed, and is no fault for people to clear', async () => {
    const dossier = civil.waits();
    const away = `${civil.folder}-away`;
    renameSync(civil.folder, away);
    writeFileSync(civil.folder, '');
    try {
      await civil.later();
    } finally {
      rmSync(civil.folder);
      renameSync(away, civil.folder);
    }
    expect(await civil.faults(civil.officers.administrator, dossier)).toEqual([]);
    expect(await civil.listed('arrivals', 'pending', dossier)).toMatchObject([
      { attempts: 1, reason: 'Hệ thống của tỉnh gặp lỗi khi nhận hồ sơ' },
    ]);
    await civil.later(1);
    await civil.idOf(dossier);
    expect(await civil.listed('arrivals', 'brought', dossier)).toMatchObject([{ attempts: 2, reason: null }]);
  });

  it('whose detail is refused waits for a person, and is fetched when they say so', async () => {
    const dossier = civil.waits();
    civil.misbehave('civil-detail', 'reject', { code: '97', message: 'Hồ sơ đang bị khóa' });
    await civil.later();
    await civil.later(600);
    expect(await civil.listed('arrivals', 'refused', dossier)).toMatchObject([
      { attempts: 1, reason: '97: Hồ sơ đang bị khóa', owner: null },
    ]);
    expect(await civil.again('arrivals', { codes: [dossier.MaHoSoLT, 'LT-0'] })).toEqual([dossier.MaHoSoLT]);
    await civil.worker.fetchCivilStatus();
    await civil.idOf(dossier);
    expect(await civil.again('arrivals', { codes: [dossier.MaHoSoLT] })).toEqual([]);
    const traces = await tracesOf(civil.api.database, 'shared-platform.retry-civil-arrival');
    expect(traces).toHaveLength(1);
  });
});

describe('a dossier that was long in coming', () => {
  it('is fetched after a minute when a first try failed after a person had it tried again', async () => {
    const dossier = civil.waits();
    for (const minutes of [5, 1, 2]) {
      civil.misbehave('civil-detail', 'drop-before');
      await civil.later(minutes);
    }
    civil.misbehave('civil-detail', 'reject', { code: '97', message: 'Hồ sơ đang bị khóa' });
    await civil.later(4);
    expect(await civil.listed('arrivals', 'refused', dossier)).toMatchObject([{ attempts: 4 }]);
    await civil.again('arrivals', { codes: [dossier.MaHoSoLT] });
    civil.misbehave('civil-detail', 'drop-before');
    await civil.worker.fetchCivilStatus();
    await civil.later(1);
    await civil.idOf(dossier);
  });
});

describe('a list of many pages', () => {
  it('is read in bounded rounds, goes on where it was cut, and each dossier is kept once', async () => {
    const codes = Array.from({ length: 1_050 }, (_, n) => `LT-many-${n}`);
    for (const MaHoSoLT of codes) {
      civil.there.dossiers.push({ MaHoSoLT, ThoiGianGui: '04/03/2026 07:50:00', fields: {} });
    }
    const kept = async (): Promise<number | undefined> => {
      const [row] = await civil.api.database.query<{ n: number }>(sql`
        select count(*)::int as n from shared_platform.civil_arrival where code like 'LT-many-%'`);
      return row?.n;
    };
    const lastPage = () =>
      (civil.simulators.sharedPlatform.calls('civil-list').at(-1)?.body as { Trang: number }).Trang;
    civil.api.clock.advance({ minutes: 5 });
    await civil.worker.readCivilList();
    expect([lastPage(), await kept()]).toEqual([10, expect.any(Number)]);
    expect(await kept()).toBeLessThan(1_050);
    civil.misbehave('civil-list', 'reject');
    await civil.worker.readCivilList();
    civil.api.clock.advance({ minutes: 1 });
    await civil.worker.readCivilList();
    expect([lastPage(), await kept()]).toEqual([11, 1_050]);
    await civil.worker.readCivilList();
    expect(await kept()).toBe(1_050);
  });
});
