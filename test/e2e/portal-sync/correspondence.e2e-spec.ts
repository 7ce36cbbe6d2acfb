import { sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { PullQuestions, SendLetters } from '#portal-sync';
import type { OutgoingDossier } from '#simulators';
import { tracesOf } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { BIRTH_ORDER, portalDoor } from '../../support/portal-arrivals.ts';
import { type LetterWorld, openLetterWorld } from '../../support/portal-letters.ts';
import { receive } from '../../support/walk.ts';

let simulators: LetterWorld['simulators'];
let api: LetterWorld['api'];
let worker: LetterWorld['worker'];
let close: LetterWorld['close'];
let desk: Officer;
let elsewhere: Officer;
let administrator: Officer;
let deliver: Awaited<ReturnType<typeof portalDoor>>['deliver'];

beforeAll(async () => {
  ({ simulators, api, worker, close } = await openLetterWorld());
  desk = await api.signIn('tiepnhan.hoaban');
  elsewhere = await api.signIn('tiepnhan.saokhue');
  administrator = await api.signIn('quantri.tinh');
  ({ deliver } = await portalDoor(api));
});
afterAll(() => close());

const send = () => worker.get(SendLetters).execute();
const pull = () => worker.get(PullQuestions).execute();
const anHourPasses = () => api.clock.advance({ hours: 1 });
const statusOf = (code: string) => simulators.portal.dossier(code)?.status;
const told = () =>
  simulators.portal
    .requests()
    .filter(({ service }) => service === 'DongBoTrangThaiHoSo')
    .flatMap(({ body, stored }) => (stored.length > 0 ? (body['data'] as { TrangThai: string }[]) : []));
const letters = async () => {
  const rows = await api.database.query<{ state: string; kept: boolean }>(sql`
    select state, body_sealed is not null as kept from portal_sync.letter order by ordinal`);
  return rows;
};

/** Handed in at the portal. @returns its code there, and the submission's id */
async function handedIn(): Promise<{ code: string; id: string }> {
  const dossier = simulators.handingIn.register(BIRTH_ORDER);
  await simulators.handingIn.send(dossier, deliver);
  const [row] = await api.database.query<{ id: string }>(sql`
    select id from intake.submission where source_code = ${dossier.MaHoSo}`);
  return { code: dossier.MaHoSo, id: row!.id };
}
const act = async (id: string, what: string, body: object) => {
  const { headers } = await desk.get(`/submissions/${id}`);
  const answer = await desk.post(`/submissions/${id}/${what}`, body, { 'if-match': headers['etag'] ?? '' });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
};

describe('what was handed in at the portal and is no dossier yet', () => {
  beforeEach(() => api.database.query(sql`delete from portal_sync.letter`));

  it('is told to have come, to lack something, and to be taken back', async () => {
    const { code, id } = await handedIn();
    await act(id, 'supplement-request', { reason: 'Ảnh mờ', items: ['Giấy chứng sinh rõ nét'] });
    await send();
    expect(statusOf(code)).toBe('5');
    expect(told().map(({ TrangThai }) => TrangThai)).toEqual(['1', '5']);
    expect(told().at(-1)).toMatchObject({
      MaHoSo: code,
      NoiDung: 'Ảnh mờ: Giấy chứng sinh rõ nét',
      NgayXuLy: '20260304080000',
    });
    await act(id, 'withdrawal', { reason: 'Người dân đổi ý' });
    await send();
    expect(statusOf(code)).toBe('7');
    expect(await letters()).toEqual(Array.from({ length: 3 }, () => ({ state: 'sent', kept: false })));
    expect(simulators.portal.dossier(code)?.progress).toEqual([]);
  });

  it('tells nothing more of itself once it is a dossier, which tells it all', async () => {
    const { id } = await handedIn();
    await act(id, 'acceptance', {});
    const before = told().length;
    await send();
    expect(told()).toHaveLength(before);
    expect(await letters()).toEqual([{ state: 'overtaken', kept: false }]);
  });

  it('is told in order however long the portal is away, and as often as it takes', async () => {
    const { code, id } = await handedIn();
    await act(id, 'supplement-request', { reason: 'Ảnh mờ', items: ['Ảnh rõ'] });
    simulators.faults.set({ target: 'portal', kind: 'refuse', status: 503, times: 3 });
    const before = told().length;
    for (let round = 0; round < 8; round += 1) {
      await send();
      anHourPasses();
    }
    expect(
      told()
        .slice(before)
        .map(({ TrangThai }) => TrangThai),
    ).toEqual(['1', '5']);
    expect(statusOf(code)).toBe('5');
  });

  it('waits while an operator holds the portal back', async () => {
    const { code } = await handedIn();
    simulators.portal.lose(code);
    await api.database.query(sql`
      insert into portal_sync.pause (reason, paused_at, paused_by) select 'Thử', now(), min(id) from organization.officer`);
    await send();
    expect(await letters()).toEqual([{ state: 'pending', kept: true }]);
    await api.database.query(sql`delete from portal_sync.pause`);
    await send();
    expect(await letters()).toEqual([{ state: 'set-aside', kept: true }]);
  });
});

describe('what citizens ask at the portal', () => {
  beforeEach(() => api.database.query(sql`delete from portal_sync.letter`));

  const ask = (agencyCode: string) =>
    simulators.portal.questions.ask({
      content: 'Bao giờ có kết quả?',
      asker: 'Nguyễn Văn Hỏi',
      agency: agencyCode,
    });
  const open = async (officer: Officer) => (await officer.get('/portal-questions')).body.items;
  const answer = (officer: Officer, id: string, words = 'Trong một ngày làm việc') =>
    officer.post(`/portal-questions/${id}/answer`, { answer: words });

  it('is fetched once, and answered once by the agency it was put to', async () => {
    const asked = ask('H99.41');
    expect([await pull(), await pull()]).toEqual([1, 0]);
    const [question] = await open(desk);
    expect(question).toMatchObject({
      ...{ portalId: asked.id, agency: 'H99.41', content: 'Bao giờ có kết quả?' },
      ...{ asker: 'Nguyễn Văn Hỏi', answer: null, told: null },
    });
    expect(await open(elsewhere)).toEqual([]);
    expect((await answer(elsewhere, question.id)).body.code).toBe('portal-sync.question-unknown');
    const answers = await Promise.all([answer(desk, question.id), answer(desk, question.id, 'Khác')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    await send();
    expect(asked.answers).toHaveLength(1);
    const { body } = await desk.get('/portal-questions?state=answered');
    expect(body.items).toMatchObject([{ id: question.id, told: 'sent' }]);
    expect(await tracesOf(api.database, 'portal-question.answer')).not.toEqual([]);
    const [row] = await api.database.query<{ row: string }>(sql`
      select q::text as row from portal_sync.question q where id = ${question.id}`);
    expect(row!.row).not.toContain('Nguyễn Văn Hỏi');
  });

  it('is for administrators where nobody knows whom it was put to', async () => {
    const asked = ask('H98.77');
    await pull();
    expect(await open(desk)).toEqual([]);
    const [question] = await open(administrator);
    expect(question).toMatchObject({ portalId: asked.id, agency: null });
    expect((await answer(administrator, question.id)).status).toBe(204);
  });

  it('is answered once at the portal too when its answer was lost', async () => {
    const asked = ask('H99.41');
    await pull();
    const [question] = await open(desk);
    await answer(desk, question.id);
    const service = 'DongBoKetQuaHoiDapGuiTuDVCQG';
    simulators.faults.set({ target: 'portal', kind: 'lose-answer', service, times: 1 });
    await send();
    anHourPasses();
    await send();
    expect(asked.answers).toEqual(['Trong một ngày làm việc']);
    expect(simulators.portal.calls(service)).toBe(2);
  });

  it('leaves everything as it is when the portal does not tell', async () => {
    ask('H99.41');
    simulators.faults.set({ target: 'portal', kind: 'refuse', status: 503, times: 1 });
    expect(await pull()).toBe(0);
    expect(await pull()).toBe(1);
  });
});

describe('how a dossier was rated', () => {
  /** One that has ended, and was rated by its applicant. */
  async function rated(): Promise<{ id: string; code: string }> {
    const { id, code, tracking } = await receive(desk);
    await api.database.query(sql`update dossier.dossier set closed_at = ${api.clock.now()} where id = ${id}`);
    const body = { level: 'not-satisfied', receivedLevel: 'satisfied', comment: 'Riêng tư' };
    await api.anyone.post(`/tracking/${code}/rating?secret=${tracking.secret}`, body);
    await worker.get(OutboxRelay).drain();
    return { id, code };
  }
  /** The portal has what was to be told of it. */
  async function published({ id, code }: { id: string; code: string }): Promise<void> {
    await api.database.query(sql`update portal_sync.publication set state = 'sent' where dossier_id = ${id}`);
    const item = { MaHoSo: code, MaTTHC: '1.001193', ChuHoSo: 'Người Dân Mẫu', KenhThucHien: '1' } as const;
    simulators.portal.keep({ ...item, TrangThaiHoSo: '10', NoiNopHoSo: '2' }, []);
  }
  const held = (code: string) => simulators.portal.ratings.get(code);

  it('is told once the portal has all the rest, and nothing of what was written', async () => {
    const dossier = await rated();
    await send();
    expect(held(dossier.code)).toBeUndefined();
    await published(dossier);
    await send();
    expect(held(dossier.code)).toEqual({
      ...{ MaHoSo: dossier.code, MucDoHaiLong: '3', MucDoCanBoTiepNhan: '2', MucDoCanBoXuLy: '' },
      NgayDanhGia: expect.stringMatching(/^20260304/),
    });
    expect(await letters()).toContainEqual({ state: 'sent', kept: false });
  });

  it('is one at the portal too when its answer was lost, or the dossier was', async () => {
    const dossier = await rated();
    await published(dossier);
    simulators.portal.lose(dossier.code);
    await send();
    expect(held(dossier.code)).toBeUndefined();
    await published(dossier);
    simulators.faults.set({ target: 'portal', kind: 'lose-answer', service: 'DongBoDanhGia', times: 1 });
    anHourPasses();
    await send();
    anHourPasses();
    await send();
    expect(held(dossier.code)).toMatchObject({ MucDoHaiLong: '3' });
    const [letter] = await api.database.query(sql`
      select state, attempts from portal_sync.letter where about = ${dossier.id}`);
    expect(letter).toEqual({ state: 'sent', attempts: 3 });
  });
});

describe('what the province answers for everybody', () => {
  const BASE = '/administration/answered-questions';
  const said = { question: 'Trụ sở ở đâu?', answer: 'Số 1 đường Mẫu.', procedure: '1.001193' };
  const change = (id: string, version: number, body: object) =>
    administrator.send('PUT', `${BASE}/${id}`, body, { 'if-match': `"${version}"` });
  const tell = () => worker.get(OutboxRelay).drain().then(send);

  it('is told as it is published, changed and withdrawn, and nothing that was never seen', async () => {
    const { id } = (await administrator.post(BASE, { ...said, published: false })).body;
    await tell();
    expect(simulators.portal.provinceAnswers.get(id)).toBeUndefined();
    await change(id, 1, said);
    await tell();
    expect(simulators.portal.provinceAnswers.get(id)).toMatchObject({
      ...{ NOIDUNG: said.question, NOIDUNGTRALOI: said.answer, MATTHC: '1.001193', TRANGTHAI: '1' },
    });
    await change(id, 2, { ...said, answer: 'Nội bộ', published: false });
    await tell();
    expect(simulators.portal.provinceAnswers.get(id)).toMatchObject({ NOIDUNGTRALOI: '', TRANGTHAI: '0' });
  });
});

describe('the account of somebody at the portal', () => {
  const lookUp = (identityNumber: string) => desk.post('/portal-accounts/look-up', { identityNumber });

  it('is looked up by the identity number, and mends what came without it', async () => {
    const dossier: OutgoingDossier = { ...simulators.handingIn.register(BIRTH_ORDER), MaDoiTuong: '' };
    await simulators.handingIn.send(dossier, deliver);
    const number = String(dossier['SoGiayToChuHoSo']);
    simulators.portal.questions.accounts.set(number, 'TECH-12345678');
    expect((await lookUp(number)).body).toEqual({ techId: 'TECH-12345678' });
    const [fault] = (await desk.get('/portal-faults')).body.items;
    const { body } = await desk.post(`/portal-faults/${fault.id}/retry`, { account: 'TECH-12345678' });
    expect(body).toEqual({ received: true, problem: null, reason: null });
  });

  it('may be none, and may not be told', async () => {
    expect((await lookUp('099099009999')).body).toEqual({ techId: null });
    simulators.faults.set({ target: 'portal', kind: 'refuse', status: 503, times: 1 });
    const { status, body } = await lookUp('099099009999');
    expect([status, body.code]).toEqual([503, 'portal-sync.account-unavailable']);
    expect((await lookUp('12')).status).toBe(400);
  });
});
