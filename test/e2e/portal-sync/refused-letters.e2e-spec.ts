import { sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { OutboxRelay } from '#platform/outbox';
import { PullQuestions, SendLetters } from '#portal-sync';
import { eventually, spoil } from '#testing';
import { tracesOf } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { BIRTH_ORDER, portalDoor } from '../../support/portal-arrivals.ts';
import { type LetterWorld, openLetterWorld } from '../../support/portal-letters.ts';

const PORTAL = '/operations/national-portal';
const UNKNOWN = '0191d3a0-0000-7000-8000-000000000000';
const RETRY = 'portal-sync.retry-letter';

let simulators: LetterWorld['simulators'];
let api: LetterWorld['api'];
let worker: LetterWorld['worker'];
let close: LetterWorld['close'];
let desk: Officer;
let administrator: Officer;
let deliver: Awaited<ReturnType<typeof portalDoor>>['deliver'];

beforeAll(async () => {
  ({ simulators, api, worker, close } = await openLetterWorld());
  desk = await api.signIn('tiepnhan.hoaban');
  administrator = await api.signIn('quantri.tinh');
  ({ deliver } = await portalDoor(api));
});
beforeEach(() => api.database.query(sql`delete from portal_sync.letter`));
afterAll(() => close());

const send = () => worker.get(SendLetters).execute();
const tell = () => worker.get(OutboxRelay).drain().then(send);
const listed = async (query = '') => {
  const { status, body } = await administrator.get(`${PORTAL}/letters${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};
const retry = (...letterIds: string[]) => administrator.post(`${PORTAL}/letters/retries`, { letterIds });
const refuseOnce = (service: string, message: string) =>
  simulators.faults.set({ target: 'portal', kind: 'reject', service, message, times: 1 });
const states = async () => {
  const rows = await api.database.query<{ state: string }>(sql`
    select state from portal_sync.letter order by ordinal`);
  return rows.map(({ state }) => state);
};

describe('where a submission stands, when the portal refuses to hear it', () => {
  /** Handed in at the portal, which has lost it since, and in want of a paper. */
  async function forgotten(): Promise<{ id: string; code: string }> {
    const dossier = simulators.handingIn.register(BIRTH_ORDER);
    const code = dossier.MaHoSo;
    await simulators.handingIn.send(dossier, deliver);
    simulators.portal.lose(code);
    const [row] = await api.database.query<{ id: string }>(sql`
      select id from intake.submission where source_code = ${code}`);
    const { headers } = await desk.get(`/submissions/${row!.id}`);
    await desk.post(
      `/submissions/${row!.id}/supplement-request`,
      { reason: 'Ảnh mờ', items: ['Ảnh rõ'] },
      { 'if-match': headers['etag'] ?? '' },
    );
    return { id: row!.id, code };
  }
  const foundAgain = (MaHoSo: string) => {
    const item = { MaHoSo, MaTTHC: '1.001193', ChuHoSo: 'Người Dân Mẫu', KenhThucHien: '2' } as const;
    simulators.portal.keep({ ...item, TrangThaiHoSo: '1', NoiNopHoSo: '1' }, []);
  };

  it('is listed with the reason and none of its words, and goes out again before what waits behind it', async () => {
    const warned = jest.spyOn(worker.get(Logger, { strict: false }), 'warn');
    const { id, code } = await forgotten();
    await send();
    const { items, next } = await listed();
    expect(items).toEqual([
      {
        ...{ id: expect.any(String), kind: 'standing', about: id, code, state: 'set-aside', attempts: 1 },
        ...{ writtenAt: '2026-03-04T08:00:00.000+07:00', nextAt: null },
        reason: expect.stringContaining('không tồn tại'),
      },
    ]);
    expect(next).toBeNull();
    const fields = { letter: items[0].id, kind: 'standing', attempts: 1 };
    expect(warned).toHaveBeenCalledWith('letter set aside', fields);
    const waiting = (await listed('?state=pending')).items;
    expect(waiting).toMatchObject([{ kind: 'standing', about: id, attempts: 0, reason: null }]);
    expect(JSON.stringify([items, waiting])).not.toContain('Ảnh');
    expect((await administrator.get(PORTAL)).body).toMatchObject({ lettersSetAside: 1 });

    foundAgain(code);
    expect((await retry(UNKNOWN, items[0].id)).body).toEqual({
      retried: 1,
      items: [
        { letterId: UNKNOWN, retried: false },
        { letterId: items[0].id, retried: true },
      ],
    });
    await send();
    expect(simulators.portal.dossier(code)?.status).toBe('5');
    expect(await states()).toEqual(['sent', 'sent']);
    expect((await retry(items[0].id)).body.retried).toBe(0);
    expect(await tracesOf(api.database, RETRY)).toMatchObject([
      { actor: 'quantri.tinh', subject: items[0].id },
    ]);
  });

  it('is listed by the page, what was refused last and what is due next first', async () => {
    const [older, newer] = [await forgotten(), await forgotten()];
    await send();
    const first = await listed('?limit=1&kind=standing');
    expect(first.items).toMatchObject([{ about: newer.id }]);
    const second = await listed(`?limit=1&kind=standing&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ about: older.id }], next: null });
    const waiting = await listed('?state=pending&limit=1');
    expect(waiting.items).toMatchObject([{ about: older.id, state: 'pending' }]);
    expect(await listed(`?state=pending&limit=1&cursor=${waiting.next}`)).toMatchObject({
      ...{ items: [{ about: newer.id }], next: null },
    });
    expect((await listed('?kind=rating')).items).toEqual([]);
    expect((await administrator.get(`${PORTAL}/letters?cursor=x`)).body.code).toBe('dossier.cursor-invalid');
    expect((await administrator.get(`${PORTAL}/letters?state=sent`)).status).toBe(400);
    expect((await retry(older.id, older.id)).status).toBe(400);
  });
});

describe('an answer the portal refuses', () => {
  it('reaches who asked once somebody has it sent again', async () => {
    const content = 'Bao giờ có kết quả?';
    const asked = simulators.portal.questions.ask({ content, asker: 'Nguyễn Văn Hỏi', agency: 'H99.41' });
    await worker.get(PullQuestions).execute();
    const [question] = (await desk.get('/portal-questions')).body.items;
    await desk.post(`/portal-questions/${question.id}/answer`, { answer: 'Trong một ngày làm việc' });
    refuseOnce('DongBoKetQuaHoiDapGuiTuDVCQG', 'Đơn vị chưa được ánh xạ');
    await send();
    const { items } = await listed('?kind=answer');
    expect(items).toMatchObject([
      { about: question.id, code: asked.id, reason: 'Đơn vị chưa được ánh xạ', state: 'set-aside' },
    ]);
    await retry(items[0].id);
    await send();
    expect(asked.answers).toEqual(['Trong một ngày làm việc']);
  });
});

describe('a letter or question that does not open', () => {
  const answered = async (content: string) => {
    const asked = simulators.portal.questions.ask({ content, asker: 'Người Hỏi', agency: 'H99.41' });
    await worker.get(PullQuestions).execute();
    const [row] = await api.database.query<{ id: string }>(
      sql`select id from portal_sync.question where portal_id = ${asked.id}`,
    );
    const { id } = row!;
    await desk.post(`/portal-questions/${id}/answer`, { answer: 'Đáp' });
    return { id, asked };
  };

  it('is set aside, with why, and those sent beside it arrive; lists say that it does not open', async () => {
    const lost = await answered('Câu một');
    const other = await answered('Câu hai');
    await spoil(api.database, 'portal_sync.letter.body_sealed', sql`about = ${lost.id}`);
    await spoil(api.database, 'portal_sync.question.content_sealed', sql`id = ${lost.id}`);
    const waiting = (await listed('?state=pending')).items;
    expect(waiting).toMatchObject([
      { about: lost.id, code: '[không mở được]' },
      { about: other.id, code: other.asked.id },
    ]);
    await send();
    expect([lost.asked.answers, other.asked.answers]).toEqual([[], ['Đáp']]);
    expect((await listed()).items).toMatchObject([
      {
        ...{ about: lost.id, code: '[không mở được]', state: 'set-aside' },
        reason: expect.stringMatching(/^personal-data\.unopenable: .+ không mở được/),
      },
    ]);
    const { body } = await desk.get('/portal-questions?state=answered&limit=100');
    const contents = new Map(
      body.items.map((item: { id: string; content: string }) => [item.id, item.content]),
    );
    expect([contents.get(lost.id), contents.get(other.id)]).toEqual(['[không mở được]', 'Câu hai']);
  });
});

describe('the words in which the portal refuses', () => {
  const kept = async () => {
    const [row] = await api.database.query<{ row: string }>(
      sql`select l::text as row from portal_sync.letter l`,
    );
    return row!.row;
  };

  it('are kept without the number and the address they quote, and not longer than the letter', async () => {
    simulators.portal.questions.ask({ content: 'Hỏi', asker: 'Người Hỏi', agency: 'H99.41' });
    await worker.get(PullQuestions).execute();
    const [question] = (await desk.get('/portal-questions')).body.items;
    await desk.post(`/portal-questions/${question.id}/answer`, { answer: 'Đáp' });
    const service = 'DongBoKetQuaHoiDapGuiTuDVCQG';
    refuseOnce(service, 'Số 099099000001, thư nguoi.dan@example.com không hợp lệ');
    await send();
    const { items } = await listed();
    expect(items).toMatchObject([{ reason: 'Số •••001, thư n•••@example.com không hợp lệ' }]);
    expect(await kept()).not.toMatch(/099099000001|nguoi\.dan/);
    await retry(items[0].id);
    await send();
    expect(await kept()).not.toContain('không hợp lệ');
  });
});

describe('an answer for everybody', () => {
  const BASE = '/administration/answered-questions';
  const said = { question: 'Trụ sở ở đâu?', answer: 'Số 1 đường Mẫu.', procedure: '1.001193' };
  const change = (id: string, version: number, body: object) =>
    administrator.send('PUT', `${BASE}/${id}`, body, { 'if-match': `"${version}"` });
  const shown = (id: string) => simulators.portal.provinceAnswers.get(id);
  const publish = async (): Promise<string> => (await administrator.post(BASE, said)).body.id;

  it('is mended by its next version where the portal refused one, and withdrawn all the same', async () => {
    const id = await publish();
    refuseOnce('DongBoHoiDap', 'Câu trả lời có ký tự lạ');
    await tell();
    expect(await states()).toEqual(['set-aside']);
    await change(id, 1, { ...said, answer: 'Số 2 đường Mẫu.' });
    await tell();
    expect(shown(id)).toMatchObject({ NOIDUNGTRALOI: 'Số 2 đường Mẫu.', TRANGTHAI: '1' });
    await change(id, 2, { ...said, answer: 'Số 3 đường Mẫu.' });
    refuseOnce('DongBoHoiDap', 'Câu trả lời có ký tự lạ');
    await tell();
    await change(id, 3, { ...said, published: false });
    await tell();
    expect(shown(id)).toMatchObject({ NOIDUNGTRALOI: '', TRANGTHAI: '0' });
    expect(await states()).toEqual(['overtaken', 'sent', 'overtaken', 'sent']);
    expect((await listed()).items).toEqual([]);
    const left = await api.database.query(sql`select from portal_sync.letter where last_error is not null`);
    expect(left).toEqual([]);
  });

  it('is never put back by an older version that was on its way', async () => {
    const id = await publish();
    simulators.faults.set({ target: 'portal', kind: 'hold', service: 'DongBoHoiDap', times: 1 });
    const onItsWay = tell();
    await eventually('the portal has the first version in its hands', () => {
      if (simulators.faults.list().every(({ holding }) => holding === 0)) throw new Error('not yet');
    });
    for (const version of [1, 2]) {
      await change(id, version, { ...said, answer: `Số ${version + 1} đường Mẫu.` });
      await tell();
    }
    simulators.faults.clear('portal');
    await onItsWay;
    expect(shown(id)).toMatchObject({ NOIDUNGTRALOI: said.answer });
    api.clock.advance({ minutes: 5 });
    await send();
    expect(shown(id)).toMatchObject({ NOIDUNGTRALOI: 'Số 3 đường Mẫu.' });
    expect(await states()).toEqual(['overtaken', 'overtaken', 'sent']);
  });
});
