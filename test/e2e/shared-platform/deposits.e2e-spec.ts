import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSONAL_DATA_ERASED } from '#dossier';
import { sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { eventually, spoil } from '#testing';
import { actAsSeen } from '../../support/acts.ts';
import { pdf, upload } from '../../support/documents.ts';
import { demanded } from '../../support/money.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { BIRTH_ROAD, hoaBan, type HoaBan, receive, result, walk, walkTo } from '../../support/walk.ts';

const BASE = '/operations/personal-store/deposits';
const { key, secret, storePath } = demoAccounts.sharedPlatform;

let simulators: Simulators;
let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let administrator: Officer;
let folder: string;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-deposits-'));
  const settings = {
    ...{ DOCUMENTS_FOLDER: folder, CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}` },
    ...{ SHARED_PLATFORM_URL: `${simulators.url}/lgsp` },
    ...{ SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret },
    ...{ PERSONAL_STORE_PATH: storePath, PERSONAL_STORE_RESULTS: 'KQ.G15.000031', CALL_TIMEOUT_SECONDS: '2' },
  };
  api = await createTestApi(settings);
  api.clock.set('2026-03-04T08:00:00+07:00');
  [officers, administrator] = [await hoaBan(api), await api.signIn('quantri.tinh')];
  worker = await ReactingWorker.beside(api, simulators, settings);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  simulators.faults.clear();
  simulators.sharedPlatform.papers.splice(0);
});

const misbehave = (kind: 'refuse' | 'lose-answer' | 'reject' | 'hold', more = {}): void => {
  simulators.faults.set({ target: 'shared-platform', kind, service: 'deposit', ...more });
};
const held = (): { owner: string; SoKyHieu: string }[] => simulators.sharedPlatform.papers;
const later = async (minutes: number): Promise<void> => {
  api.clock.advance({ minutes });
  await worker.deposit();
};
const listed = async (state: string, id: string): Promise<Answer['body'][]> => {
  const { items } = await demanded(administrator.get(`${BASE}?state=${state}`));
  return items.filter(({ dossier }: { dossier: { id: string } }) => dossier.id === id);
};

/** A dossier whose result is issued under this number; @param file whether there is a clean file of it by then */
async function issued(number: string, file = true): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('issuance', id, officers);
  if (file) {
    await upload(officers.clerk, id, pdf(number), { paper: { kind: 'result' }, name: 'Giấy khai sinh.pdf' });
    await worker.scan();
  }
  const issuing = { result: { ...result, number } };
  await walk([['clerk', 'issuance', 'issue-result', issuing]], 'done', id, officers);
  return id;
}

describe('a result that was issued electronically', () => {
  it('is put into its owner’s store once, with a file that can be fetched, and a trace', async () => {
    const id = await issued('1/TLKS');
    await Promise.all([worker.deposit(), worker.deposit()]);
    await walk(BIRTH_ROAD.slice(-1), 'done', id, officers);
    await worker.deposit();
    expect(simulators.sharedPlatform.calls('deposit').filter(({ fault }) => fault === null)).toHaveLength(1);
    expect(held()).toEqual([
      {
        ...{ owner: applicant.identity.number, MaKetQua: 'KQ.G15.000031', TenGiayTo: 'Giấy khai sinh' },
        ...{ SoKyHieu: '1/TLKS', CoQuanChuQuan: 'H99.41' },
        files: [{ TenTep: 'Giấy khai sinh.pdf', DuongDan: expect.any(String), base64: '' }],
      },
    ]);
    const { pathname, search } = new URL(simulators.sharedPlatform.papers[0]!.files[0]!.DuongDan);
    const fetched = await api.app.inject({ method: 'GET', url: pathname + search });
    expect(fetched.rawPayload.equals(pdf('1/TLKS'))).toBe(true);
    expect(await listed('deposited', id)).toMatchObject([{ resultNumber: '1/TLKS', attempts: 1 }]);
    const traces = await api.database.query(sql`
      select actor from audit.entry where subject_id = ${id} and action = 'shared-platform.deposit'`);
    expect(traces).toEqual([{ actor: 'system' }]);
  });

  it('is refused, with why, when its owner does not open, and those sent beside it arrive', async () => {
    const [lost] = [await issued('91/TLKS'), await issued('92/TLKS')];
    await spoil(api.database, 'dossier.applicant.identity_sealed', sql`dossier_id = ${lost}`);
    await worker.deposit();
    expect(held()).toMatchObject([{ SoKyHieu: '92/TLKS' }]);
    const [refused] = await listed('refused', lost);
    expect(refused.reason).toContain('personal-data.unopenable');
  });

  it('waits for its file to be found clean', async () => {
    const id = await issued('2/TLKS', false);
    await worker.deposit();
    expect([held(), await listed('waiting', id)]).toMatchObject([[], [{ resultNumber: '2/TLKS' }]]);
    await upload(officers.clerk, id, pdf('2'), { paper: { kind: 'result' } });
    await worker.scan();
    await worker.deposit();
    expect(held()).toMatchObject([{ SoKyHieu: '2/TLKS' }]);
    expect(await listed('deposited', id)).toHaveLength(1);
  });

  it('gets there in the end on bad days, and stands there once', async () => {
    const id = await issued('3/TLKS');
    misbehave('refuse');
    await worker.deposit();
    misbehave('lose-answer');
    await later(1);
    misbehave('hold');
    await later(2);
    expect(await listed('pending', id)).toMatchObject([{ attempts: 3, reason: expect.any(String) }]);
    simulators.faults.clear();
    await later(4);
    expect(held()).toMatchObject([{ SoKyHieu: '3/TLKS' }]);
    expect(await listed('deposited', id)).toMatchObject([{ attempts: 4 }]);
  });

  it('is sent again after a minute when a first try failed after a person had it sent again', async () => {
    const id = await issued('31/TLKS');
    for (const minutes of [0, 1, 2]) {
      misbehave('refuse');
      await later(minutes);
    }
    misbehave('reject', { code: '07', message: 'Mã kết quả chưa được khai báo' });
    await later(4);
    const [{ id: refused, attempts }] = await listed('refused', id);
    expect(attempts).toBe(4);
    await demanded(administrator.post(`${BASE}/retries`, { ids: [refused] }));
    misbehave('refuse');
    await worker.deposit();
    await later(1);
    expect(held()).toMatchObject([{ SoKyHieu: '31/TLKS' }]);
  });

  it('waits for a person with owner and reason when the store refuses it, and goes again when they say so', async () => {
    const id = await issued('4/TLKS');
    misbehave('reject', { code: '07', message: 'Mã kết quả chưa được khai báo' });
    await worker.deposit();
    await later(600);
    const [line] = await listed('refused', id);
    expect(line).toMatchObject({ owner: { code: 'H99.41' }, reason: '07: Mã kết quả chưa được khai báo' });
    const ids = [line.id, '01958000-0000-7000-8000-0000000000ff'];
    expect(await demanded(administrator.post(`${BASE}/retries`, { ids }))).toEqual({ retried: [line.id] });
    await worker.deposit();
    expect(held()).toMatchObject([{ SoKyHieu: '4/TLKS' }]);
    expect((await administrator.post(`${BASE}/retries`, { ids })).body).toEqual({ retried: [] });
    const traces = await api.database.query(sql`
      select actor from audit.entry where subject_id = ${id} and action = 'shared-platform.retry-deposit'`);
    expect(traces).toEqual([{ actor: 'quantri.tinh' }]);
  });

  it('shows as corrected once its number is, beside the new one, and as deposited when the number is right again', async () => {
    const id = await issued('5/TLKS');
    await worker.deposit();
    const correct = async (number: string): Promise<void> => {
      const body = { reason: 'Gõ nhầm số', result: { number } };
      const { status } = await actAsSeen(officers.leader, officers.clerk, {
        id,
        what: 'result/corrections',
        body,
      });
      expect(status).toBe(200);
      await worker.deposit();
    };
    await correct('50/TLKS');
    expect(await listed('corrected', id)).toMatchObject([
      {
        ...{ resultNumber: '5/TLKS', owner: { code: 'H99.41' }, settledAt: expect.any(String) },
        reason: 'Kết quả đã được đính chính hoặc thu hồi sau khi nộp vào kho',
      },
    ]);
    expect(await listed('deposited', id)).toMatchObject([{ resultNumber: '50/TLKS' }]);
    await correct('5/TLKS');
    expect(await listed('corrected', id)).toMatchObject([{ resultNumber: '50/TLKS' }]);
    expect(await listed('deposited', id)).toMatchObject([{ resultNumber: '5/TLKS', reason: null }]);
    expect(held()).toHaveLength(2);
  });

  it('shows as corrected also when that happened while it was being sent', async () => {
    const id = await issued('6/TLKS');
    misbehave('hold');
    const sending = worker.deposit();
    await eventually('it is being sent', () =>
      expect(simulators.faults.list()).toMatchObject([{ holding: 1 }]),
    );
    await api.database.query(sql`
      update dossier.dossier set result = result || '{"number": "60/TLKS"}' where id = ${id}`);
    simulators.faults.clear();
    await sending;
    expect(await listed('corrected', id)).toMatchObject([{ resultNumber: '6/TLKS' }]);
  });
});

describe('the store of somebody else', () => {
  const STRAYED = expect.stringContaining('kho của người khác');
  const MISTYPED = applicant.identity.number;
  const RIGHT = '099000000789';

  async function correct(id: string, number: string, kind = 'citizen-id'): Promise<void> {
    const body = { reason: 'Gõ nhầm số định danh', applicant: { identity: { kind, number } } };
    const { status } = await actAsSeen(officers.leader, officers.desk, { id, what: 'corrections', body });
    expect(status).toBe(200);
    await worker.deposit();
  }

  it('is shown to have what is not theirs once the owner’s number is corrected, and the owner’s gets it', async () => {
    const id = await issued('7/TLKS');
    await worker.deposit();
    await correct(id, RIGHT);
    expect(held().map(({ owner, SoKyHieu }) => [owner, SoKyHieu])).toEqual([
      [MISTYPED, '7/TLKS'],
      [RIGHT, '7/TLKS'],
    ]);
    expect(await listed('corrected', id)).toMatchObject([
      { resultNumber: '7/TLKS', owner: { code: 'H99.41' }, reason: STRAYED, settledAt: expect.any(String) },
    ]);
    expect(await listed('deposited', id)).toMatchObject([{ resultNumber: '7/TLKS', reason: null }]);
    await correct(id, MISTYPED);
    expect([await listed('corrected', id), await listed('deposited', id)]).toMatchObject([
      [{ reason: STRAYED }],
      [{ reason: null }],
    ]);
    expect(held()).toHaveLength(2);
  });

  it('is shown also where the owner turns out to have no store', async () => {
    const id = await issued('8/TLKS');
    await worker.deposit();
    await correct(id, 'C1234567', 'passport');
    expect(await listed('corrected', id)).toMatchObject([{ reason: STRAYED }]);
    expect([await listed('deposited', id), held().length]).toEqual([[], 1]);
  });

  it('is shown also when the number was corrected while the result was being sent', async () => {
    const id = await issued('9/TLKS');
    misbehave('hold');
    const sending = worker.deposit();
    await eventually('it is being sent', () =>
      expect(simulators.faults.list()).toMatchObject([{ holding: 1 }]),
    );
    await api.database.query(sql`
      update dossier.applicant set identity_index = sha256('another') where dossier_id = ${id}`);
    simulators.faults.clear();
    await sending;
    expect(await listed('corrected', id)).toMatchObject([{ reason: STRAYED }]);
  });

  it('gets nothing that was corrected before it was sent, and the owner’s is tried though the other was refused', async () => {
    const [waiting, refused] = [await issued('10/TLKS', false), await issued('11/TLKS')];
    misbehave('reject', { code: '03', message: 'Không có công dân mang số này' });
    await worker.deposit();
    expect(await listed('refused', refused)).toHaveLength(1);
    simulators.faults.clear();
    await correct(refused, RIGHT);
    await correct(waiting, RIGHT);
    expect([await listed('refused', refused), await listed('void', refused)]).toMatchObject([[], [{}]]);
    await upload(officers.clerk, waiting, pdf('10'), { paper: { kind: 'result' } });
    await worker.scan();
    await worker.deposit();
    expect(held().map(({ owner, SoKyHieu }) => [owner, SoKyHieu])).toEqual([
      [RIGHT, '11/TLKS'],
      [RIGHT, '10/TLKS'],
    ]);
    expect([await listed('waiting', waiting), await listed('void', waiting)]).toMatchObject([[], [{}]]);
  });

  it('is known by no number any more once the personal data of the dossier are erased', async () => {
    const id = await issued('12/TLKS');
    await worker.deposit();
    await api.database.query(sql`
      with erased as (update dossier.dossier set erased_at = ${api.clock.now()} where id = ${id})
      update dossier.applicant set identity_sealed = null, identity_index = null where dossier_id = ${id}`);
    const at = api.clock.now();
    const message = { name: PERSONAL_DATA_ERASED, subjectId: id, payload: {}, occurredAt: at };
    await api.database.query(insertOutboxMessages([message]));
    await worker.deposit();
    const [row] = await api.database.query(sql`
      select state, owner_index from shared_platform.deposit where dossier_id = ${id}`);
    expect(row).toEqual({ state: 'deposited', owner_index: null });
  });
});
