import { v7 as uuid } from 'uuid';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const request = {
  entry: {
    kind: 'suspension',
    reason: 'applicant-request',
    from: '2026-03-02T09:00:00+07:00',
    to: '2026-03-02T11:00:00+07:00',
    paper: 'Đơn đề nghị tạm dừng ngày 02/03/2026',
  },
  explanation: 'Đơn để lẫn trong hồ sơ khác',
};

/** A dossier under appraisal since Monday 02/03/2026 at 08:00, due a working day later; looked at on Tuesday. */
async function appraised(): Promise<string> {
  api.clock.set('2026-03-02T08:00:00+07:00');
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  api.clock.set('2026-03-03T07:30:00+07:00');
  return id;
}

const enter = (officer: Officer, id: string, body: object = request) =>
  officer.post(`/dossiers/${id}/late-entries`, body);
const decide = (officer: Officer, id: string, entry: string, how: 'approval' | 'rejection', version = 3) =>
  officer.post(
    `/dossiers/${id}/late-entries/${entry}/${how}`,
    { decision: 'Đã đối chiếu đơn gốc' },
    { 'if-match': `"${version}"` },
  );
const dueOf = async (id: string) => (await officers.desk.get(`/dossiers/${id}`)).body.dueAt as string;

describe('an event entered after the fact', () => {
  it('moves nothing until another person approves it, and then shows in the ledger with both', async () => {
    const id = await appraised();
    const entered = await enter(officers.caseOfficer, id);
    expect(entered).toMatchObject({
      status: 201,
      body: {
        dueAt: '2026-03-03T08:00:00.000+07:00',
        dueAtIfApproved: '2026-03-03T10:00:00.000+07:00',
      },
    });
    expect(await dueOf(id)).toBe('2026-03-03T08:00:00.000+07:00');
    const approved = await decide(officers.leader, id, entered.body.id, 'approval');
    expect(approved).toMatchObject({
      status: 200,
      body: { version: 4, dueAt: '2026-03-03T10:00:00.000+07:00' },
    });
    const { body } = await officers.desk.get(`/dossiers/${id}/deadline`);
    expect(body).toMatchObject({ agrees: true, dueAt: '2026-03-03T10:00:00.000+07:00' });
    expect(body.lines.map(({ code }: { code: string }) => code)).toEqual([
      ...['received', 'counted', 'entered-later', 'prolonged', 'due'],
    ]);
    expect(body.lines[2].vi).toMatch(/Đơn để lẫn.*Người ghi: .+; người duyệt: Vũ Văn Thử Dũng/);
    expect(body.promises.map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual([
      '2026-03-03T08:00:00.000+07:00',
      '2026-03-03T10:00:00.000+07:00',
    ]);
    const { body: entries } = await officers.desk.get(`/dossiers/${id}/late-entries`);
    expect(entries.items).toMatchObject([{ state: 'approved', decision: 'Đã đối chiếu đơn gốc' }]);
  });

  it('moves the end of a wait that had ended earlier than was entered', async () => {
    const id = await appraised();
    api.clock.set('2026-03-02T09:00:00+07:00');
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    api.clock.set('2026-03-05T09:00:00+07:00');
    await officers.desk.act(id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    expect(await dueOf(id)).toBe('2026-03-06T09:00:00.000+07:00');
    const entry = { kind: 'end-of-suspension', to: '2026-03-04T15:00:00+07:00', paper: 'Dấu bưu điện 04/03' };
    const entered = await enter(officers.desk, id, { entry, explanation: 'Bưu phẩm đến hôm trước' });
    await decide(officers.leader, id, entered.body.id, 'approval', 5);
    expect(await dueOf(id)).toBe('2026-03-05T15:00:00.000+07:00');
    expect((await officers.desk.get(`/dossiers/${id}/deadline`)).body.agrees).toBe(true);
  });

  it('stays without effect when it is rejected, and is decided once', async () => {
    const id = await appraised();
    const { body } = await enter(officers.caseOfficer, id);
    expect((await decide(officers.leader, id, body.id, 'rejection')).status).toBe(204);
    expect(await dueOf(id)).toBe('2026-03-03T08:00:00.000+07:00');
    for (const how of ['approval', 'rejection'] as const) {
      const again = await decide(officers.leader, id, body.id, how);
      expect([again.status, again.body.code]).toEqual([409, 'dossier.late-entry-decided']);
    }
  });

  it('is never decided by who entered it', async () => {
    const id = await appraised();
    const { body } = await enter(officers.leader, id);
    const answer = await decide(officers.leader, id, body.id, 'approval');
    expect([answer.status, answer.body.code]).toEqual([403, 'dossier.late-entry-own']);
  });

  it('is approved or rejected by one of two who decide at once', async () => {
    const id = await appraised();
    const { body } = await enter(officers.caseOfficer, id);
    const [approval, rejection] = await Promise.all([
      decide(officers.leader, id, body.id, 'approval'),
      decide(officers.leader, id, body.id, 'rejection'),
    ]);
    const { body: entries } = await officers.desk.get(`/dossiers/${id}/late-entries`);
    const moved = (await dueOf(id)) === '2026-03-03T10:00:00.000+07:00';
    expect([approval.status === 200, rejection.status === 204]).toEqual([moved, !moved]);
    expect(entries.items[0].state).toBe(moved ? 'approved' : 'rejected');
  });

  it.each([
    ['before the reception', { from: '2026-03-02T07:59:00+07:00' }, 'trước lúc tiếp nhận'],
    ['the wrong way round', { from: '2026-03-02T12:00:00+07:00' }, 'kết thúc trước khi bắt đầu'],
    ['in the future', { to: '2026-03-03T07:31:00+07:00' }, 'tương lai'],
  ])('is refused %s', async (_what, change, why) => {
    const id = await appraised();
    const answer = await enter(officers.caseOfficer, id, {
      ...request,
      entry: { ...request.entry, ...change },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'dossier.late-entry-impossible']);
    expect(answer.body.detail).toContain(why);
  });

  it('is refused where it overlaps another suspension, also one entered meanwhile', async () => {
    const id = await appraised();
    const [first, second] = [await enter(officers.caseOfficer, id), await enter(officers.unitHead, id)];
    await decide(officers.leader, id, first.body.id, 'approval');
    const answer = await decide(officers.leader, id, second.body.id, 'approval', 4);
    expect([answer.status, answer.body.code]).toEqual([400, 'dossier.late-entry-impossible']);
    expect(answer.body.detail).toContain('trùng');
  });

  it('is not found under another dossier, or under no entry', async () => {
    const [id, other] = [await appraised(), await appraised()];
    const { body } = await enter(officers.caseOfficer, other);
    for (const entry of [body.id, uuid()]) {
      const answer = await decide(officers.leader, id, entry, 'approval');
      expect([answer.status, answer.body.code]).toEqual([404, 'dossier.late-entry-unknown']);
    }
  });
});
