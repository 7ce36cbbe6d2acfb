import type { Answer, Officer } from '../../support/officer.ts';
import { logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;
let second: Officer;
let id: string;
let task: string;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
  second = await api.signIn('truongphong2.hoaban');
});
beforeEach(async () => {
  ({ id } = await receive(officers.desk));
  await walkTo('appraisal', id, officers);
  task = (await taskAt(officers.unitHead, id, 'appraisal')).id;
});
afterAll(() => api.close());

const give = (by: Officer, officer: string, revision = 1, reason?: string) =>
  by.post(
    `/tasks/${task}/assignments`,
    { officer, ...(reason && { reason }) },
    { 'if-match': `"${revision}"` },
  );
const refusal = ({ status, body }: Answer) => [status, body.code];
const GIANG = { username: 'thuly.hoaban', name: 'Đặng Thị Mẫu Giang' };

describe('assigning a task', () => {
  it.each(['unitHead', 'leader'] as const)(
    'is for the %s of its agency: from then on it is theirs',
    async (who) => {
      expect(await give(officers[who], 'thuly.hoaban')).toMatchObject({
        status: 200,
        headers: { etag: '"2"' },
        body: { revision: 2, holder: GIANG },
      });
      expect((await colleague.act(id, { step: 'appraisal', action: 'submit' })).body.code).toBe(
        'dossier.assigned-to-another',
      );
      expect((await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' })).status).toBe(200);
    },
  );

  it('anew needs a reason, which the log keeps', async () => {
    await give(officers.unitHead, 'thuly.hoaban');
    const bare = await give(officers.unitHead, 'thuly2.hoaban', 2);
    expect(refusal(bare)).toEqual([400, 'dossier.reason-missing']);
    expect(bare.body.errors).toMatchObject([{ pointer: '/reason', code: 'required' }]);
    expect((await give(officers.leader, 'thuly2.hoaban', 2, 'Đi công tác')).status).toBe(200);
    expect(await logOf(api.database, task)).toEqual([
      { kind: 'assign', by: 'truongphong.hoaban', officer: 'thuly.hoaban', reason: null },
      { kind: 'assign', by: 'lanhdao.hoaban', officer: 'thuly2.hoaban', reason: 'Đi công tác' },
    ]);
  });

  it('takes a delegation away with the task', async () => {
    await give(officers.unitHead, 'thuly.hoaban');
    await officers.caseOfficer.post(`/tasks/${task}/delegations`, {
      officer: 'vanthu.hoaban',
      reason: 'Nghỉ ốm',
    });
    await give(officers.unitHead, 'thuly2.hoaban', 3, 'Đi công tác');
    expect(await taskAt(officers.desk, id, 'appraisal')).toMatchObject({
      holder: { username: 'thuly2.hoaban' },
      delegate: null,
    });
  });

  it('goes to a holder of the post only, and to who has it not again', async () => {
    expect(refusal(await give(officers.unitHead, 'vanthu.hoaban'))).toEqual([422, 'dossier.not-at-post']);
    expect(refusal(await give(officers.unitHead, 'thuly.taichinh'))).toEqual([422, 'dossier.not-at-post']);
    expect(refusal(await give(officers.unitHead, 'khong.co'))).toEqual([422, 'dossier.officer-unknown']);
    await give(officers.unitHead, 'thuly.hoaban');
    expect(refusal(await give(officers.unitHead, 'thuly.hoaban', 2, 'Lần nữa'))).toEqual([
      409,
      'dossier.task-taken',
    ]);
  });

  it('is not for a leader of another agency that takes part, nor for one of none', async () => {
    // The desk's task is the desk's own to assign; the commune's leader may see it.
    const { id: fresh } = await receive(officers.desk);
    task = (await taskAt(officers.desk, fresh, 'reception')).id;
    expect(refusal(await give(officers.leader, 'tiepnhan.hoaban'))).toEqual([
      403,
      'dossier.not-yours-to-assign',
    ]);
    const stranger = await api.signIn('lanhdao.dkdd1');
    expect(refusal(await give(stranger, 'tiepnhan.hoaban'))).toEqual([404, 'dossier.task-unknown']);
  });

  it('demands the revision that was looked at', async () => {
    const answer = await officers.unitHead.post(`/tasks/${task}/assignments`, { officer: 'thuly.hoaban' });
    expect(refusal(answer)).toEqual([428, 'request.version-missing']);
  });

  it('by two leaders at once: one decides, the other learns who has it', async () => {
    for (let round = 0; round < 20; round++) {
      const { revision } = await taskAt(officers.unitHead, id, 'appraisal');
      const reason = `Lần ${round}`;
      const answers = await Promise.all([
        give(officers.unitHead, round % 2 ? 'thuly.hoaban' : 'thuly2.hoaban', revision, reason),
        give(second, round % 2 ? 'thuly.hoaban' : 'thuly2.hoaban', revision, reason),
      ]);
      const [winner, loser] = answers.sort((one, other) => one.status - other.status);
      expect([winner.status, ...refusal(loser)]).toEqual([200, 412, 'dossier.holder-changed']);
      expect(loser.body.current).toEqual({ revision: revision + 1, holder: winner.body.holder });
    }
    expect(await logOf(api.database, task)).toHaveLength(20);
  });

  it('on what was claimed meanwhile is refused, with who has it', async () => {
    await officers.caseOfficer.post(`/tasks/${task}/claim`);
    const answer = await give(officers.unitHead, 'thuly2.hoaban', 1);
    expect(refusal(answer)).toEqual([412, 'dossier.holder-changed']);
    expect(answer.body.current).toEqual({ revision: 2, holder: GIANG });
    expect(answer.body.detail).toContain(GIANG.name);
  });
});

describe('the candidates of a task', () => {
  const candidates = (by: Officer) => by.get(`/tasks/${task}/candidates`);

  it('are the holders of its post, whoever has least to do first', async () => {
    await give(officers.unitHead, 'thuly.hoaban');
    const { status, headers, body } = await candidates(officers.unitHead);
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    const [least, most] = body.items;
    expect(body.items).toHaveLength(2);
    expect(least).toMatchObject({
      username: 'thuly2.hoaban',
      title: expect.any(String),
      fields: [],
      areas: [],
    });
    expect(most.openTasks).toBeGreaterThan(least.openTasks);
  });

  it('are told to those who assign it', async () => {
    expect((await candidates(officers.caseOfficer)).status).toBe(403);
    expect(refusal(await candidates(await api.signIn('lanhdao.dkdd1')))).toEqual([
      404,
      'dossier.task-unknown',
    ]);
    const { id: fresh } = await receive(officers.desk);
    task = (await taskAt(officers.desk, fresh, 'reception')).id;
    expect(refusal(await candidates(officers.leader))).toEqual([403, 'dossier.not-yours-to-assign']);
  });
});
