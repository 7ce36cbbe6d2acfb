import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const apology = {
  by: { amount: 2, unit: 'working-day' },
  reason: 'Phải xác minh thêm tại cơ sở y tế',
  ground: 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9',
};

/** A birth registration received on Monday 02/03/2026 at 08:00, due a working day later. */
async function received(): Promise<string> {
  api.clock.set('2026-03-02T08:00:00+07:00');
  const { id, dueAt } = await receive(officers.desk);
  expect(dueAt).toBe('2026-03-03T08:00:00.000+07:00');
  return id;
}

const extend = (officer: Officer, id: string, version: number, body: object = apology, key?: string) =>
  officer.post(`/dossiers/${id}/extensions`, body, {
    'if-match': `"${version}"`,
    ...(key ? { 'idempotency-key': key } : {}),
  });

describe('extending a limit with an apology', () => {
  it('makes a new appointment, kept beside the old one and told in the history with its ground', async () => {
    const id = await received();
    const answer = await extend(officers.leader, id, 1);
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { version: 2, clock: 'running', dueAt: '2026-03-05T08:00:00.000+07:00', missed: false },
    });
    const { body } = await officers.desk.get(`/dossiers/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({
      action: 'extend',
      dueBefore: '2026-03-03T08:00:00.000+07:00',
      dueAt: '2026-03-05T08:00:00.000+07:00',
      officer: { name: 'Vũ Văn Thử Dũng' },
    });
    const { body: deadline } = await officers.desk.get(`/dossiers/${id}/deadline`);
    expect(deadline).toMatchObject({ agrees: true, dueAt: '2026-03-05T08:00:00.000+07:00' });
    expect(deadline.promises.map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual([
      '2026-03-03T08:00:00.000+07:00',
      '2026-03-05T08:00:00.000+07:00',
    ]);
    expect(deadline.lines.find(({ code }: { code: string }) => code === 'extended').vi).toContain(
      'Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9',
    );
  });

  it('tells the trace who, when and how far', async () => {
    const id = await received();
    await extend(officers.unitHead, id, 1);
    const [trace] = await api.database.query<{ actor: string; details: object }>(sql`
      select actor, details from audit.entry where subject_id = ${id} and action = 'dossier.extend'`);
    expect(trace).toMatchObject({
      actor: 'truongphong.hoaban',
      details: { version: 2, dueBefore: '2026-03-03T01:00:00.000Z', dueAt: '2026-03-05T01:00:00.000Z' },
    });
  });

  it('refuses a second extension, and says when the first was', async () => {
    const id = await received();
    await extend(officers.leader, id, 1);
    const again = await extend(officers.leader, id, 2);
    expect([again.status, again.body.code]).toEqual([409, 'dossier.extended-before']);
    expect(again.body.detail).toContain('08:00 ngày 02/03/2026');
  });

  it('lets a late apology stand, marked late, and counts the dossier as late for good', async () => {
    const id = await received();
    api.clock.set('2026-03-02T08:01:00+07:00');
    const answer = await extend(officers.leader, id, 1);
    expect(answer.body).toMatchObject({ dueAt: '2026-03-05T08:00:00.000+07:00', missed: true });
    const { body } = await officers.desk.get(`/dossiers/${id}/deadline`);
    expect(body.standing).toMatchObject({ byDate: 'late', byInstant: 'late' });
    expect(body.lines.find(({ code }: { code: string }) => code === 'extended').vi).toContain('Xin lỗi muộn');
    const { body: board } = await officers.leader.get('/supervision/board');
    expect(board.lines.find((line: { agency: { code: string } }) => line.agency.code === 'H99.41').late).toBe(
      1,
    );
    const { body: late } = await officers.leader.get('/supervision/dossiers?state=late');
    expect(late.items.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  it('is refused while the clock stands still: there is nothing to extend', async () => {
    const id = await received();
    await walkTo('appraisal', id, officers);
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    const answer = await extend(officers.leader, id, 4);
    expect([answer.status, answer.body.code]).toEqual([409, 'dossier.clock-stands-still']);
  });

  it('is refused once the result is there', async () => {
    const id = await received();
    await walkTo('hand-over', id, officers);
    const answer = await extend(officers.leader, id, 7);
    expect([answer.status, answer.body.code]).toEqual([409, 'dossier.clock-ended']);
  });

  it('is for the leaders of the agency that answers for the dossier', async () => {
    const id = await received();
    expect((await extend(officers.caseOfficer, id, 1)).body.code).toBe('identity.role-required');
    expect((await extend(await api.signIn('lanhdao.benlau'), id, 1)).status).toBe(404);
  });

  it.each([
    ['no unit', { by: { amount: 2 } }, '/by/unit'],
    ['no time', { by: { amount: 0, unit: 'working-day' } }, '/by/amount'],
    ['an eighth of a day', { by: { amount: 0.125, unit: 'working-day' } }, '/by/amount'],
    ['no reason', { reason: ' ' }, '/reason'],
    ['no ground', { ground: undefined }, '/ground'],
  ])('is refused with %s', async (_what, change, pointer) => {
    const id = await received();
    const answer = await extend(officers.leader, id, 1, { ...apology, ...change });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  });

  it('takes effect once, however often it is sent, and not on another version than was looked at', async () => {
    const id = await received();
    const key = 'gia-han-mot-lan';
    const first = await extend(officers.leader, id, 1, apology, key);
    expect((await extend(officers.leader, id, 1, apology, key)).body).toEqual(first.body);
    const stale = await extend(officers.unitHead, id, 1);
    expect([stale.status, stale.body.code]).toEqual([412, 'dossier.stale']);
  });
});
