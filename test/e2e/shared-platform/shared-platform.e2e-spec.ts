import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { pdf } from '../../support/documents.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { adoption, applicant, birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receiveAs } from '../../support/walk.ts';

const COMPONENT = '2.001263-TP05';
const GROUNDS = {
  reason: 'Chủ hồ sơ đề nghị lấy giấy tờ từ kho',
  consent: { by: 'applicant', given: 'in-person' },
};
const { key, secret, code, storePath, populationPath } = demoAccounts.sharedPlatform;
const held = {
  ...{ owner: applicant.identity.number, MaKetQua: 'KQ.G15.000038', TenGiayTo: 'Giấy xác nhận' },
  ...{ SoKyHieu: '12/XN', CoQuanChuQuan: '000.00.41.H99' },
};
const file = (DuongDan: string, content: Buffer) => ({
  ...{ TenTep: `Giấy xác nhận ${DuongDan}`, DuongDan },
  base64: content.toString('base64'),
});

let simulators: Simulators;
let api: TestApi;
let desk: Officer;
let folder: string;

beforeAll(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-store-'));
  api = await createTestApi({
    ...{ DOCUMENTS_FOLDER: folder, DOCUMENT_MB: '1', SHARED_PLATFORM_URL: `${simulators.url}/lgsp` },
    ...{ SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret, PERSONAL_STORE_PATH: storePath },
    ...{ POPULATION_PATH: populationPath, POPULATION_CODE: code },
  });
  desk = await api.signIn('tiepnhan.hoaban');
});
afterAll(async () => {
  await api.close();
  await simulators.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  simulators.faults.clear();
  const { papers } = simulators.sharedPlatform;
  papers.splice(0, papers.length, { ...held, files: [file('/a/1', pdf())] });
});

const dossierId = async (): Promise<string> => {
  const reception = adoption();
  return (
    await receiveAs(desk, {
      ...reception,
      components: [...reception.components, { code: COMPONENT, copies: 1 }],
    })
  ).id;
};
const lookInto = (id: string): Promise<Answer> => desk.post(`/dossiers/${id}/store-look-ups`, GROUNDS);
const take = (id: string, name: string, headers = {}): Promise<Answer> =>
  desk.post(`/dossiers/${id}/store-papers`, { ...GROUNDS, component: COMPONENT, file: name }, headers);
const offered = async (id: string): Promise<string> => (await lookInto(id)).body.items[0].files[0].file;
const actionsOn = async (id: string): Promise<{ action: string; details: object }[]> =>
  api.database.query(sql`
    select action, details from audit.entry where subject_id = ${id} and action like 'shared-platform.%' order by id`);
const componentOf = async (id: string): Promise<Answer['body']> =>
  (await desk.get(`/dossiers/${id}`)).body.components.find(
    ({ code: one }: { code: string }) => one === COMPONENT,
  );

describe('the applicant’s store at the desk', () => {
  it('is looked into with consent, and a file of it becomes the component’s', async () => {
    const id = await dossierId();
    const { status, body } = await lookInto(id);
    expect([status, body.items]).toEqual([
      200,
      [
        {
          component: { code: COMPONENT, name: expect.any(String) },
          paper: {
            ...{ result: held.MaKetQua, name: held.TenGiayTo, number: '12/XN', agency: '000.00.41.H99' },
          },
          files: [{ file: expect.any(String), name: 'Giấy xác nhận /a/1' }],
        },
      ],
    ]);
    const taken = await take(id, body.items[0].files[0].file);
    expect(taken.status).toBe(201);
    expect(await componentOf(id)).toMatchObject({ fromStore: true });
    const { items } = (await desk.get(`/dossiers/${id}/documents`)).body;
    expect(items).toMatchObject([
      { id: taken.body.documentId, versions: [{ id: taken.body.id, name: '1.pdf' }] },
    ]);
    const actions = await actionsOn(id);
    expect(actions.map(({ action }) => action)).toEqual([
      ...['shared-platform.ask-store', 'shared-platform.ask-store', 'shared-platform.take-paper'],
    ]);
    expect(actions[0]?.details).toMatchObject({ ...GROUNDS, results: [held.MaKetQua] });
    expect(JSON.stringify(actions)).not.toContain(applicant.identity.number);
  });

  it('gives one file for one key, however often it is sent', async () => {
    const id = await dossierId();
    const name = await offered(id);
    const once = { 'idempotency-key': 'lay-tu-kho-1' };
    const [first, again] = [await take(id, name, once), await take(id, name, once)];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect((await desk.get(`/dossiers/${id}/documents`)).body.items[0].versions).toHaveLength(1);
  });

  it.each<[string, { kind: 'refuse' | 'reject' | 'hold'; service: string }, number, string]>([
    ['away', { kind: 'refuse', service: 'papers' }, 503, 'shared-platform.store-away'],
    ['silent about the file', { kind: 'hold', service: 'file' }, 503, 'shared-platform.store-away'],
    ['refusing', { kind: 'reject', service: 'file' }, 422, 'shared-platform.store-refuses'],
  ])('leaves the dossier as it was when it is %s', async (_, fault, status, problem) => {
    const id = await dossierId();
    const name = await offered(id);
    simulators.faults.set({ target: 'shared-platform', ...fault });
    const refused = await take(id, name);
    expect([refused.status, refused.body.code]).toEqual([status, problem]);
    expect(await componentOf(id)).toMatchObject({ fromStore: false });
    expect((await take(id, name)).status).toBe(201);
  });

  it('that quotes a number is logged without it', async () => {
    const id = await dossierId();
    const warned = jest.spyOn(api.app.get(Logger), 'warn');
    const { number } = applicant.identity;
    simulators.faults.set({
      ...{ target: 'shared-platform', kind: 'reject', service: 'papers' },
      ...{ code: '09', message: `Kho của ${number} đang bị khóa` },
    });
    expect((await lookInto(id)).body.code).toBe('shared-platform.store-refuses');
    expect(warned).toHaveBeenCalledWith(expect.any(String), {
      ...{ kind: 'refused', reason: '09: Kho của •••001 đang bị khóa' },
    });
    expect(JSON.stringify(warned.mock.calls)).not.toContain(number);
    warned.mockRestore();
  });

  it.each<[string, string, number, string]>([
    ['is no base64', 'JVBERi0', 422, 'shared-platform.file-broken'],
    ['is gone', '', 404, 'shared-platform.file-unknown'],
    ['is too large', Buffer.alloc(1024 * 1024 + 1).toString('base64'), 422, 'shared-platform.file-too-large'],
    ['is no paper', Buffer.from('MZ, a program').toString('base64'), 422, 'document.type-not-taken'],
  ])('gives no file that %s', async (_, base64, status, problem) => {
    const id = await dossierId();
    simulators.sharedPlatform.papers.splice(0, 1, {
      ...{ ...held, files: [{ TenTep: 'Giấy', DuongDan: '/a/1', base64 }] },
    });
    const refused = await take(id, await offered(id));
    expect([refused.status, refused.body.code]).toEqual([status, problem]);
    expect(await componentOf(id)).toMatchObject({ fromStore: false });
  });

  it('gives no file that it does not hold for this applicant', async () => {
    const id = await dossierId();
    const name = await offered(id);
    simulators.sharedPlatform.papers.splice(0, 1, { ...held, owner: '099000000002', files: [] });
    const refused = await take(id, name);
    expect([refused.status, refused.body.code]).toEqual([404, 'shared-platform.file-unknown']);
  });

  it('is not asked where no component may be replaced, nor without consent', async () => {
    const { id } = await receiveAs(desk, birthRegistration());
    expect((await lookInto(id)).body.code).toBe('shared-platform.nothing-to-stand-in');
    const { reason } = GROUNDS;
    expect((await desk.post(`/dossiers/${id}/store-look-ups`, { reason })).status).toBe(400);
    expect(await actionsOn(id)).toEqual([]);
  });

  it('changes no month of the national index that was over when it gave a paper', async () => {
    const on = async (day: string): Promise<void> => {
      api.clock.set(`2026-${day}T08:00:00+07:00`);
      desk = await api.signIn('tiepnhan.hoaban');
    };
    await on('03-30');
    const id = await dossierId();
    await on('04-02');
    const supervisor = await api.signIn('giamsat.tinh');
    const march = async (): Promise<Answer['body']> =>
      (await supervisor.get('/reports/national-index?from=2026-03-01&to=2026-03-31')).body;
    const before = await march();
    expect((await take(id, await offered(id))).status).toBe(201);
    expect(await march()).toEqual(before);
  });
});

describe('name and number at reception', () => {
  const person = { fullName: 'Đỗ Thị Ví Dụ', identityNumber: '099190000001', yearOfBirth: 1990 };
  const check = async (differing = {}): Promise<string> => {
    const about = { procedure: '1.001193', reason: 'Đối chiếu khi tiếp nhận hồ sơ' };
    return (await desk.post('/person-checks', { ...person, ...about, ...differing })).body.answer;
  };

  it('are said to be one person’s or not, and who asked why is kept, without who it was', async () => {
    simulators.sharedPlatform.people.push({
      ...{ SoDinhDanh: person.identityNumber, HoVaTen: person.fullName, NgayThangNamSinh: '19900102' },
    });
    expect(await check()).toBe('matches');
    expect(await check({ fullName: 'Đỗ Thị Khác' })).toBe('differs');
    simulators.faults.set({ target: 'shared-platform', kind: 'refuse', service: 'population' });
    expect(await check()).toBe('unavailable');
    const kept = await api.database.query<{ action: string; details: object }>(sql`
      select action, details, subject_id from audit.entry where action like 'shared-platform.%population' order by id`);
    expect(kept.map(({ details }) => (details as { answer?: string }).answer)).toEqual([
      ...[undefined, 'matches', undefined, 'differs', undefined, 'unavailable'],
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/099190000001|Ví Dụ/);
  });
});
