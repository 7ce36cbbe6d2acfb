import { sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { BIRTH_ROAD, handOver, hoaBan, type HoaBan, receive, result, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const assign = { step: 'assignment', action: 'assign' };

/** A birth registration that waits for the unit head to assign it, at version 2. */
async function unassigned(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('assignment', id, officers);
  return id;
}

/** Everything of a dossier an action may write: what a refused one must leave as it was. */
async function written(id: string): Promise<unknown> {
  const [row] = await api.database.query(sql`
    select (select to_jsonb(d) from dossier.dossier d where d.id = ${id}) as dossier,
           (select jsonb_agg(t order by t.id) from dossier.task t where t.dossier_id = ${id}) as tasks,
           (select count(*) from dossier.history where dossier_id = ${id}) as history,
           (select count(*) from dossier.suspension where dossier_id = ${id}) as suspensions,
           (select count(*) from platform.outbox_message where subject_id = ${id}) as messages,
           (select count(*) from platform.idempotency_key) as keys,
           (select count(*) from audit.entry where subject_id = ${id} and outcome = 'done') as audited`);
  return row;
}

describe('the ordinary road of a birth registration', () => {
  let id: string;

  beforeAll(async () => {
    ({ id } = await receive(officers.desk));
    for (const [who, step, action, input] of BIRTH_ROAD) {
      api.clock.advance({ minutes: 10 });
      expect(await officers[who].act(id, { step, action, ...input })).toMatchObject({ status: 200 });
    }
  });

  it('ends with the result returned and nothing left to do', async () => {
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body).toMatchObject({
      status: 'returned',
      version: 8,
      completedAt: '2026-03-04T09:00:00.000+07:00',
      closedAt: '2026-03-04T09:10:00.000+07:00',
      suspended: null,
      tasks: [],
      actions: [],
      result,
    });
  });

  it('leaves a line of history for every step: what, when, by whom, in which post', async () => {
    const { body } = await officers.desk.get(`/dossiers/${id}/history`);
    const lines = body.items.map((line: Answer['body']) => [
      line.sequence,
      line.at.slice(11, 16),
      line.action,
      line.fromStep,
      line.toSteps.join(),
      line.status,
      line.officer.name,
    ]);
    expect(lines).toEqual([
      [1, '08:00', 'receive', null, 'reception', 'received', 'Hồ Văn Thử Minh'],
      [2, '08:10', 'hand-over', 'reception', 'assignment', 'processing', 'Hồ Văn Thử Minh'],
      [3, '08:20', 'assign', 'assignment', 'appraisal', 'processing', 'Ngô Thị Mẫu Xuân'],
      [4, '08:30', 'submit', 'appraisal', 'review', 'processing', 'Đặng Thị Mẫu Giang'],
      [5, '08:40', 'submit', 'review', 'approval', 'processing', 'Ngô Thị Mẫu Xuân'],
      [6, '08:50', 'approve', 'approval', 'issuance', 'processing', 'Vũ Văn Thử Dũng'],
      [7, '09:00', 'issue-result', 'issuance', 'hand-over', 'completed', 'Lê Thị Mẫu Mai'],
      [8, '09:10', 'return-result', 'hand-over', 'done', 'returned', 'Hồ Văn Thử Minh'],
    ]);
    expect(new Set(body.items.map((line: Answer['body']) => line.officer.agency))).toEqual(
      new Set(['Trung tâm Phục vụ hành chính công phường Hoa Ban', 'Ủy ban nhân dân phường Hoa Ban']),
    );
    expect(body.items.every((line: Answer['body']) => line.officer.title !== '')).toBe(true);
  });

  it('announces every change once, in order, with the status before and after', async () => {
    const messages = await api.database.query<{ payload: Record<string, unknown>; name: string }>(sql`
      select name, payload from platform.outbox_message where subject_id = ${id} order by id`);
    expect(new Set(messages.map(({ name }) => name))).toEqual(new Set(['dossier.changed.v1']));
    expect(messages.map(({ payload }) => payload)).toEqual([
      { sequence: 1, statusBefore: null, status: 'received' },
      { sequence: 2, statusBefore: 'received', status: 'processing' },
      ...[3, 4, 5, 6].map((sequence) => ({ sequence, statusBefore: 'processing', status: 'processing' })),
      { sequence: 7, statusBefore: 'processing', status: 'completed' },
      { sequence: 8, statusBefore: 'completed', status: 'returned' },
    ]);
  });

  it('audits every change under the account that made it', async () => {
    const entries = await api.database.query<{
      actor: string;
      action: string;
      details: { version?: number };
    }>(sql`
      select actor, action, details from audit.entry where subject_id = ${id} and outcome = 'done' order by id`);
    expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'tiepnhan.hoaban dossier.receive',
      'tiepnhan.hoaban dossier.act',
      'truongphong.hoaban dossier.act',
      'thuly.hoaban dossier.act',
      'truongphong.hoaban dossier.act',
      'lanhdao.hoaban dossier.act',
      'vanthu.hoaban dossier.act',
      'tiepnhan.hoaban dossier.act',
    ]);
    expect(entries.slice(1).map(({ details }) => details.version)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('takes no further action once closed', async () => {
    const answer = await officers.desk.act(id, { step: 'hand-over', action: 'return-result', handOver });
    expect([answer.status, answer.body.code, answer.body.allowedActions]).toEqual([
      409,
      'dossier.closed',
      [],
    ]);
  });
});

describe('who may act', () => {
  it('is the officer who holds the step’s role in the agency that has the step', async () => {
    const id = await unassigned();
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body.tasks).toMatchObject([{ step: 'assignment', role: 'unit-head', agency: { code: 'H99.41' } }]);
    expect(await officers.unitHead.act(id, assign)).toMatchObject({ status: 200 });
  });

  it.each(['desk', 'caseOfficer', 'leader', 'clerk'] as const)(
    'is not the %s of the same commune',
    async (who) => {
      const id = await unassigned();
      const before = await written(id);
      const answer = await officers[who].act(id, assign);
      expect([answer.status, answer.body.code]).toEqual([403, 'dossier.not-your-task']);
      expect(answer.body.messages.vi).toContain('Ủy ban nhân dân phường Hoa Ban');
      expect(await written(id)).toEqual(before);
    },
  );

  it.each(['truongphong.benlau', 'truongphong.taichinh', 'lanhdao.saokhue'])(
    'is not %s, to whom the dossier does not even exist',
    async (username) => {
      const id = await unassigned();
      const before = await written(id);
      const stranger = await api.signIn(username);
      for (const answer of [
        await stranger.act(id, assign, 2),
        await stranger.get(`/dossiers/${id}`),
        await stranger.get(`/dossiers/${id}/history`),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([404, 'dossier.unknown']);
      }
      expect(await written(id)).toEqual(before);
    },
  );

  it('is nobody by overseeing: the province’s supervisor sees the dossier but cannot move it', async () => {
    const id = await unassigned();
    const supervisor = await api.signIn('giamsat.tinh');
    const { status, body } = await supervisor.get(`/dossiers/${id}`);
    expect([status, body.actions.map(({ allowed }: { allowed: boolean }) => allowed)]).toEqual([
      200,
      [false],
    ]);
    expect(await supervisor.act(id, assign)).toMatchObject({ status: 403 });
  });
});

describe('an action that cannot be taken', () => {
  const refused = async (body: Record<string, unknown>, who: keyof HoaBan = 'unitHead') => {
    const id = await unassigned();
    const before = await written(id);
    const answer = await officers[who].act(id, body);
    expect(await written(id)).toEqual(before);
    return answer;
  };

  it('is refused with those that can be taken instead', async () => {
    const { status, body } = await refused({ step: 'approval', action: 'approve' });
    expect([status, body.code]).toEqual([409, 'dossier.action-not-allowed']);
    expect(body.allowedActions).toEqual([
      {
        step: 'assignment',
        action: 'assign',
        name: 'Phân công thụ lý',
        requires: [],
        asks: [],
        allowed: true,
        reason: null,
      },
    ]);
    expect(body.messages.vi).not.toBe(body.messages.en);
  });

  it('is refused with the reason, in both languages, why the others are not this officer’s', async () => {
    const { status, body } = await refused({ step: 'assignment', action: 'approve' }, 'leader');
    expect(status).toBe(409);
    expect(body.allowedActions).toEqual([
      expect.objectContaining({
        step: 'assignment',
        action: 'assign',
        allowed: false,
        reason: { vi: expect.stringMatching(/vai trò|cơ quan/), en: expect.stringMatching(/role|agency/) },
      }),
    ]);
  });

  it('is refused when the step is one the workflow has never heard of', async () => {
    expect(await refused({ step: 'no-such-step', action: 'assign' })).toMatchObject({
      status: 409,
      body: { code: 'dossier.action-not-allowed' },
    });
  });

  it.each([
    ['an unknown field', { ...assign, dueAt: '2030-01-01T00:00:00Z' }, '/dueAt'],
    ['no step', { action: 'assign' }, '/step'],
    ['an empty comment', { ...assign, comment: '  ' }, '/comment'],
    [
      'a result without its signer',
      { ...assign, result: { ...result, signer: undefined } },
      '/result/signer',
    ],
    ['a negative payment', { ...assign, payment: { receipt: 'BL 1', amount: -1 } }, '/payment/amount'],
  ])('is refused with a pointer for %s', async (_what, body, pointer) => {
    const answer = await refused(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  });

  it.each<[string, keyof HoaBan, string, string]>([
    ['the result', 'clerk', 'issuance', 'issue-result'],
    ['the comment', 'leader', 'approval', 'send-back'],
    ['the supplement', 'caseOfficer', 'appraisal', 'request-supplement'],
  ])('is refused without %s the step asks for', async (what, who, step, action) => {
    const { id } = await receive(officers.desk);
    await walkTo(step, id, officers);
    const before = await written(id);
    const { status, body } = await officers[who].act(id, { step, action });
    expect([status, body.code]).toEqual([400, 'dossier.input-missing']);
    const [fault] = body.errors;
    expect(body.errors).toHaveLength(1);
    expect(fault).toMatchObject({ pointer: `/${what.replace('the ', '')}`, code: 'required' });
    expect(fault.vi).not.toBe(fault.en);
    expect(await written(id)).toEqual(before);
  });

  it('is refused with 404 on a dossier nobody has', async () => {
    const answer = await officers.desk.act('0198c0de-0000-7000-8000-000000000000', assign, 1);
    expect([answer.status, answer.body.code]).toEqual([404, 'dossier.unknown']);
  });
});
