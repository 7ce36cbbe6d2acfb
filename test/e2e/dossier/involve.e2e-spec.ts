import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { BIRTH_ROAD, hoaBan, type HoaBan, receive, walk, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
/** Of an agency that takes no part. */
let outsider: Officer;
let id: string;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  outsider = await api.signIn('thuly.taichinh');
});
beforeEach(async () => {
  ({ id } = await receive(officers.desk));
  await walkTo('appraisal', id, officers);
});
afterAll(() => api.close());

const involve = (as: string, by = officers.unitHead, officer = 'thuly.taichinh') =>
  by.post(`/dossiers/${id}/involvements`, { officer, as, reason: 'Có chuyên môn' });
const end = (by = officers.unitHead, officer = 'thuly.taichinh') =>
  by.post(`/dossiers/${id}/involvements/end`, { officer });
const refusal = ({ status, body }: Answer) => [status, body.code];
const inbox = async (officer: Officer, query = ''): Promise<Answer['body'][]> =>
  (await officer.get(`/tasks?limit=100${query}`)).body.items.filter(
    ({ dossier }: Answer['body']) => dossier.id === id,
  );

describe('an officer who is involved', () => {
  it.each(['assist', 'watch'])('to %s sees the dossier, and is shown with it', async (as) => {
    expect((await outsider.get(`/dossiers/${id}`)).status).toBe(404);
    expect(await involve(as)).toMatchObject({ status: 201, body: { username: 'thuly.taichinh', as } });
    const { status, body } = await outsider.get(`/dossiers/${id}`);
    expect([status, body.involved]).toEqual([
      200,
      [{ username: 'thuly.taichinh', name: 'Hồ Văn Thử Dũng', as }],
    ]);
    expect((await outsider.get(`/dossiers/${id}/history`)).status).toBe(200);
  });

  it.each(['assist', 'watch'])('to %s may do nothing about it', async (as) => {
    await involve(as);
    const task = (await outsider.get(`/dossiers/${id}`)).body.tasks[0].id;
    const acted = await outsider.act(id, { step: 'appraisal', action: 'submit' });
    expect(refusal(acted)).toEqual([403, 'dossier.not-your-task']);
    const claimed = await outsider.post(`/tasks/${task}/claim`);
    expect(refusal(claimed)).toEqual([403, 'dossier.not-your-task']);
    const entry = {
      ...{ kind: 'suspension', reason: 'applicant-request', paper: 'Đơn' },
      ...{ from: api.clock.now().toISOString(), to: api.clock.now().toISOString() },
    };
    const late = await outsider.post(`/dossiers/${id}/late-entries`, { entry, explanation: 'Tìm thấy sau' });
    expect(refusal(late)).toEqual([404, 'dossier.unknown']);
  });

  it('to assist finds its open tasks in the inbox; to watch, not', async () => {
    await involve('watch');
    expect(await inbox(outsider)).toEqual([]);
    await involve('assist');
    expect(await inbox(outsider)).toMatchObject([{ step: 'appraisal', part: 'assist', holder: null }]);
    expect(await inbox(outsider, '&holder=me')).toEqual([]);
    expect(await inbox(outsider, '&holder=nobody')).toEqual([]);
  });

  it('whose own post waits with it finds the task once, as theirs', async () => {
    await involve('assist', officers.unitHead, 'thuly.hoaban');
    expect(await inbox(officers.caseOfficer)).toMatchObject([{ step: 'appraisal', part: 'post' }]);
    const [{ id: task }] = await inbox(officers.caseOfficer);
    await officers.caseOfficer.post(`/tasks/${task}/claim`);
    expect(await inbox(officers.caseOfficer)).toMatchObject([{ step: 'appraisal', part: 'holder' }]);
  });

  it('no longer sees it when that is ended', async () => {
    await involve('assist');
    expect((await end()).status).toBe(204);
    expect((await outsider.get(`/dossiers/${id}`)).status).toBe(404);
    expect(await inbox(outsider)).toEqual([]);
    expect(refusal(await end())).toEqual([409, 'dossier.not-involved']);
  });

  it('is written down for good, in the log and in the audit', async () => {
    await involve('watch');
    await involve('assist');
    await end();
    const log = await api.database.query<{ kind: string; reason: string | null }>(sql`
      select kind, reason from dossier.assignment where dossier_id = ${id} and task_id is null order by id`);
    expect(log).toEqual([
      { kind: 'watch', reason: 'Có chuyên môn' },
      { kind: 'assist', reason: 'Có chuyên môn' },
      { kind: 'end-involvement', reason: null },
    ]);
    const audited = await api.database.query<{ action: string }>(sql`
      select action from audit.entry where subject_id = ${id} and actor = 'truongphong.hoaban' order by id`);
    expect(audited.map(({ action }) => action)).toEqual([
      ...['dossier.act', 'dossier.watch', 'dossier.assist', 'dossier.end-involvement'],
    ]);
  });

  it('still sees the dossier when it has ended, and nobody is involved in it then', async () => {
    await involve('assist');
    await walk(BIRTH_ROAD.slice(2), 'done', id, officers);
    expect((await outsider.get(`/dossiers/${id}`)).body.status).toBe('returned');
    const [settled] = await api.database.query(sql`
      select running from dossier.involvement where dossier_id = ${id}`);
    expect(settled).toEqual({ running: false });
    expect(refusal(await involve('watch', officers.unitHead, 'lanhdao.dkdd1'))).toEqual([
      409,
      'dossier.closed',
    ]);
  });
});

describe('involving an officer', () => {
  it('is for leaders of the agencies that take part', async () => {
    expect((await involve('assist', officers.caseOfficer)).status).toBe(403);
    expect(refusal(await involve('assist', await api.signIn('lanhdao.dkdd1')))).toEqual([
      404,
      'dossier.unknown',
    ]);
    expect((await end(officers.caseOfficer)).status).toBe(403);
  });

  it('is not for a leader who is only involved', async () => {
    await involve('assist', officers.leader, 'lanhdao.dkdd1');
    const leader = await api.signIn('lanhdao.dkdd1');
    expect((await leader.get(`/dossiers/${id}`)).status).toBe(200);
    expect(refusal(await involve('watch', leader))).toEqual([404, 'dossier.unknown']);
  });

  it('is of someone who is', async () => {
    expect(refusal(await involve('assist', officers.unitHead, 'khong.co'))).toEqual([
      422,
      'dossier.officer-unknown',
    ]);
  });
});
