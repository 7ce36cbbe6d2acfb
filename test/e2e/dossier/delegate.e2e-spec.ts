import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;
let id: string;
let task: string;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
});
beforeEach(async () => {
  ({ id } = await receive(officers.desk));
  await walkTo('appraisal', id, officers);
  task = (await taskAt(officers.unitHead, id, 'appraisal')).id;
  await officers.caseOfficer.post(`/tasks/${task}/claim`);
});
afterAll(() => api.close());

const delegate = (by: Officer, officer: string) =>
  by.post(`/tasks/${task}/delegations`, { officer, reason: 'Nghỉ ốm' });
const end = (by: Officer) => by.post(`/tasks/${task}/delegations/end`);
const refusal = ({ status, body }: Answer) => [status, body.code];
const submit = { step: 'appraisal', action: 'submit' };
const lastLine = async (): Promise<Answer['body']> =>
  (await officers.desk.get(`/dossiers/${id}/history`)).body.items.at(-1);

describe('a delegated task', () => {
  it('may be acted on by the delegate, and the history says for whom', async () => {
    expect(await delegate(officers.caseOfficer, 'thuly2.hoaban')).toMatchObject({
      status: 200,
      body: { holder: { username: 'thuly.hoaban' }, delegate: { username: 'thuly2.hoaban' } },
    });
    expect((await colleague.act(id, submit)).status).toBe(200);
    const line = await lastLine();
    expect(line.onBehalfOf).toBe('Đặng Thị Mẫu Giang');
    expect(line.officer.name).not.toBe(line.onBehalfOf);
    const [closed] = await api.database.query(sql`
      select holder.username as holder, actor.username as actor
      from dossier.task t join organization.officer holder on holder.id = t.assignee_id
      join organization.officer actor on actor.id = t.closed_by where t.id = ${task}`);
    expect(closed).toEqual({ holder: 'thuly.hoaban', actor: 'thuly2.hoaban' });
  });

  it('may be acted on by a colleague of another post, under that', async () => {
    await delegate(officers.caseOfficer, 'vanthu.hoaban');
    const offered = (await officers.clerk.get(`/dossiers/${id}`)).body.actions;
    expect(offered.every(({ allowed }: { allowed: boolean }) => allowed)).toBe(true);
    expect((await officers.clerk.act(id, submit)).status).toBe(200);
    expect((await lastLine()).officer.agency).toBe('Ủy ban nhân dân phường Hoa Ban');
  });

  it('may still be acted on by the holder, in their own name', async () => {
    await delegate(officers.caseOfficer, 'thuly2.hoaban');
    expect((await officers.caseOfficer.act(id, submit)).status).toBe(200);
    expect((await lastLine()).onBehalfOf).toBeNull();
  });

  it('is not the delegate’s to give back, delegate, or end', async () => {
    await delegate(officers.caseOfficer, 'thuly2.hoaban');
    for (const answer of [
      await colleague.post(`/tasks/${task}/release`, { reason: 'Bận' }),
      await delegate(colleague, 'vanthu.hoaban'),
      await end(colleague),
    ]) {
      expect(refusal(answer)).toEqual([403, 'dossier.assigned-to-another']);
    }
  });

  it('is the holder’s alone again when they end it', async () => {
    await delegate(officers.caseOfficer, 'thuly2.hoaban');
    expect(await end(officers.caseOfficer)).toMatchObject({ status: 200, body: { delegate: null } });
    expect(refusal(await colleague.act(id, submit))).toEqual([403, 'dossier.assigned-to-another']);
    expect(refusal(await end(officers.caseOfficer))).toEqual([409, 'dossier.not-delegated']);
    expect(
      (await logOf(api.database, task)).map(({ kind, officer, reason }) => [kind, officer, reason]),
    ).toEqual([
      ['claim', 'thuly.hoaban', null],
      ['delegate', 'thuly2.hoaban', 'Nghỉ ốm'],
      ['end-delegation', null, null],
    ]);
  });

  it('is in the inbox of both', async () => {
    await delegate(officers.caseOfficer, 'vanthu.hoaban');
    const part = async (officer: Officer): Promise<string | undefined> =>
      (await officer.get('/tasks?holder=me&limit=100')).body.items.find(
        (line: Answer['body']) => line.id === task,
      )?.part;
    expect(await part(officers.caseOfficer)).toBe('holder');
    expect(await part(officers.clerk)).toBe('delegate');
    expect(await part(colleague)).toBeUndefined();
  });
});

describe('delegating', () => {
  it('is to another officer of the same agency', async () => {
    for (const officer of ['thuly.hoaban', 'tiepnhan.hoaban', 'thuly.taichinh']) {
      expect(refusal(await delegate(officers.caseOfficer, officer))).toEqual([
        422,
        'dossier.not-a-colleague',
      ]);
    }
    expect(refusal(await delegate(officers.caseOfficer, 'khong.co'))).toEqual([
      422,
      'dossier.officer-unknown',
    ]);
  });

  it('is for the holder, with a reason', async () => {
    expect(refusal(await delegate(colleague, 'vanthu.hoaban'))).toEqual([403, 'dossier.assigned-to-another']);
    const bare = await officers.caseOfficer.post(`/tasks/${task}/delegations`, { officer: 'vanthu.hoaban' });
    expect(refusal(bare)).toEqual([400, 'request.invalid']);
    await officers.caseOfficer.post(`/tasks/${task}/release`, { reason: 'Bận' });
    expect(refusal(await delegate(officers.caseOfficer, 'vanthu.hoaban'))).toEqual([
      409,
      'dossier.task-unassigned',
    ]);
  });
});
