import { sql } from '#platform/database';
import { delegatePost, endAll, givePost, refusal, takePost, tracesOf } from '../support/delegations.ts';
import { untilBlocked } from '../support/locks.ts';
import type { Answer, Officer } from '../support/officer.ts';
import { officerOf } from '../support/posts.ts';
import { birthRegistration, landRegistration } from '../support/receptions.ts';
import { logOf, taskAt } from '../support/tasks.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walkTo } from '../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;
let id: string;

const approve = { step: 'approval', action: 'approve' };
const lastLine = async (): Promise<Answer['body']> =>
  (await officers.desk.get(`/dossiers/${id}/history`)).body.items.at(-1);

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('truongphong2.hoaban');
});
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  await endAll(api.database);
  ({ id } = await receive(officers.desk));
  await walkTo('approval', id, officers);
});
afterAll(() => api.close());

const toColleague = (overrides: Record<string, unknown> = {}) =>
  delegatePost(api, officers.leader, { to: 'truongphong2.hoaban', ...overrides });
const end = (by: Officer, delegation: number) =>
  by.post(`/delegations/${delegation}/end`, { reason: 'Đã về' });

describe('20 · an act by delegation', () => {
  it('is refused to whoever was not let act', async () => {
    expect(refusal(await colleague.act(id, approve))).toEqual([403, 'dossier.not-your-task']);
  });

  it('is told with both names: in the history, in the audit trail, and to the delegate of themselves', async () => {
    await toColleague();
    const { positions } = (await colleague.get('/sessions/current')).body;
    expect(positions.at(-1)).toMatchObject({
      ...{ role: 'agency-leader', onBehalfOf: { username: 'lanhdao.hoaban' } },
      title: expect.stringContaining('Thừa ủy quyền'),
    });
    expect((await colleague.act(id, approve)).status).toBe(200);
    const leader = (await officers.leader.get('/sessions/current')).body.fullName;
    const line = await lastLine();
    expect([line.onBehalfOf, line.officer.title]).toEqual([leader, expect.stringContaining('Thừa ủy quyền')]);
    expect(line.officer.name).not.toBe(leader);
    expect((await tracesOf(api.database, 'dossier.act'))[0]).toMatchObject({
      ...{ actor: 'truongphong2.hoaban', for: 'lanhdao.hoaban', subject: id, outcome: 'done' },
    });
  });

  it('reaches what the delegator holds: it is in the inbox as the delegate’s, to act on and to give back', async () => {
    const { id: task } = await taskAt(officers.leader, id, 'approval');
    await officers.leader.post(`/tasks/${task}/claim`);
    expect(refusal(await colleague.act(id, approve))).toEqual([403, 'dossier.not-your-task']);
    await toColleague();
    const { items } = (await colleague.get('/tasks?holder=me')).body;
    expect(items.find((line: Answer['body']) => line.id === task)).toMatchObject({
      ...{ part: 'delegate', holder: { username: 'lanhdao.hoaban' } },
    });
    expect((await colleague.post(`/tasks/${task}/release`, { reason: 'Chờ ý kiến' })).status).toBe(200);
    const { body } = await colleague.post(`/tasks/${task}/claim`);
    expect(body.holder.username).toBe('lanhdao.hoaban');
    const [, ...byColleague] = await logOf(api.database, task);
    expect(byColleague.map(({ kind, by }) => [kind, by])).toEqual([
      ['release', 'truongphong2.hoaban'],
      ['claim', 'truongphong2.hoaban'],
    ]);
    expect(await tracesOf(api.database, 'dossier.task-claim', 'dossier.task-release')).toMatchObject([
      { actor: 'truongphong2.hoaban', for: 'lanhdao.hoaban' },
      { actor: 'truongphong2.hoaban', for: 'lanhdao.hoaban' },
      { actor: 'lanhdao.hoaban', for: null },
    ]);
    const onward = { officer: 'vanthu.hoaban', reason: 'Bận' };
    expect(refusal(await colleague.post(`/tasks/${task}/delegations`, onward))).toEqual([
      403,
      'dossier.assigned-to-another',
    ]);
    expect((await colleague.act(id, approve)).status).toBe(200);
  });

  it('is done under the officer’s own post where they have one', async () => {
    await givePost(api.database, 'truongphong2.hoaban', 'H99.41', 'agency-leader');
    await toColleague();
    expect((await colleague.act(id, approve)).status).toBe(200);
    expect((await lastLine()).onBehalfOf).toBeNull();
    await takePost(api.database, 'truongphong2.hoaban', 'agency-leader');
  });

  it('has both names on the clock too', async () => {
    await toColleague();
    const suspension = { reason: 'force-majeure', paper: 'Công điện số 1' };
    const { status } = await colleague.post(`/dossiers/${id}/suspensions`, suspension, { 'if-match': '"5"' });
    expect(status).toBe(200);
    // A unit head may suspend a clock under a post of their own.
    expect((await lastLine()).onBehalfOf).toBeNull();
    const early = await officers.clerk.post(`/dossiers/${id}/suspensions/end`, {}, { 'if-match': '"6"' });
    expect(early.status).toBe(403);
    await delegatePost(api, officers.leader, { to: 'vanthu.hoaban' });
    const ended = await officers.clerk.post(`/dossiers/${id}/suspensions/end`, {}, { 'if-match': '"6"' });
    expect(ended.status).toBe(200);
    const leader = (await officers.leader.get('/sessions/current')).body.fullName;
    expect((await lastLine()).onBehalfOf).toBe(leader);
  });
});

describe('20 · a delegation', () => {
  it('holds from its start until just before its end', async () => {
    await toColleague({ startsAt: '2026-03-04T10:00:00+07:00', endsAt: '2026-03-04T11:00:00+07:00' });
    const allowedAt = async (time: string): Promise<boolean> => {
      api.clock.set(`2026-03-04T${time}+07:00`);
      const { actions } = (await colleague.get(`/dossiers/${id}`)).body;
      return actions.some(({ allowed }: { allowed: boolean }) => allowed);
    };
    const times = ['09:59:59.999', '10:00:00', '10:59:59.999', '11:00:00'];
    const allowed = [];
    for (const time of times) allowed.push(await allowedAt(time));
    expect(allowed).toEqual([false, true, true, false]);
    expect(refusal(await colleague.act(id, approve))).toEqual([403, 'dossier.not-your-task']);
  });

  it.each([
    ['the delegator', () => officers.leader],
    ['the delegate', () => colleague],
    ['an administrator', () => api.signIn('quantri.tinh')],
  ])('is over at once when %s ends it', async (_, who) => {
    const delegation = await toColleague();
    expect((await end(await who(), delegation)).body.ended.reason).toBe('Đã về');
    expect(refusal(await colleague.act(id, approve))).toEqual([403, 'dossier.not-your-task']);
    expect(refusal(await end(officers.leader, delegation))).toEqual([409, 'delegation.over']);
  });

  it('ends with the post it is of', async () => {
    await toColleague();
    await takePost(api.database, 'lanhdao.hoaban', 'agency-leader');
    const answer = refusal(await colleague.act(id, approve));
    await givePost(api.database, 'lanhdao.hoaban', 'H99.41', 'agency-leader');
    expect(answer).toEqual([403, 'dossier.not-your-task']);
  });

  it('that is ended while an act is under way stops the act whole', async () => {
    const delegation = await toColleague();
    let acting: Promise<Answer> | undefined;
    await api.database.transaction(async (tx) => {
      await tx.query(sql`
        update organization.delegation set ended_at = ${api.clock.now()}, ended_by = made_by, end_reason = 'Về'
        where id = ${delegation}`);
      acting = colleague.act(id, approve, 5);
      await untilBlocked(api.database);
    });
    expect(refusal(await acting!)).toEqual([403, 'dossier.delegation-over']);
    expect((await lastLine()).action).toBe('submit');
    expect((await taskAt(officers.leader, id, 'approval')).holder).toBeNull();
  });

  it('that is ended while a task is claimed stops the claim whole', async () => {
    const delegation = await toColleague();
    const { id: task } = await taskAt(officers.leader, id, 'approval');
    let claiming: Promise<Answer> | undefined;
    await api.database.transaction(async (tx) => {
      await tx.query(sql`
        update organization.delegation set ended_at = ${api.clock.now()}, ended_by = made_by, end_reason = 'Về'
        where id = ${delegation}`);
      claiming = colleague.post(`/tasks/${task}/claim`);
      await untilBlocked(api.database);
    });
    expect(refusal(await claiming!)).toEqual([403, 'dossier.delegation-over']);
    expect(await logOf(api.database, task)).toEqual([]);
  });
});

describe('20 · the scope of a delegation', () => {
  let outsider: Officer;
  let land: string;

  beforeAll(async () => {
    await api.database.query(sql`
      insert into organization.agency (code, national_id, name, kind, level, parent_id, calendar, phone, address)
      select 'H99.41.77', '077.00.41.H99', 'Tổ công tác', 'branch', 'commune', id, 'standard', '0', 'Thử'
      from organization.agency where code = 'H99.41'`);
    outsider = await api.signIn(await officerOf(api, { role: 'case-officer', agency: 'H99.41.77' }));
  });
  beforeEach(async () => {
    land = (await receiveAs(officers.desk, landRegistration())).id;
  });

  const statuses = async () => ({
    birth: (await outsider.get(`/dossiers/${id}`)).status,
    land: (await outsider.get(`/dossiers/${land}`)).status,
    listed: (await outsider.get('/dossiers?limit=100')).body.items
      .map((line: { id: string }) => line.id)
      .filter((listed: string) => [id, land].includes(listed)),
    tasks: (await outsider.get('/tasks')).body.items
      .map(({ dossier }: Answer['body']) => dossier.id)
      .filter((listed: string) => [id, land].includes(listed)),
    act: refusal(await outsider.act(id, approve, 5)),
  });
  const seesNothing = { birth: 404, land: 404, listed: [], tasks: [], act: [404, 'dossier.unknown'] };

  it.each([
    ['its procedures', { procedures: ['1.001193'] }],
    ['its fields', { fields: ['G15-TP07'] }],
    ['either', { fields: ['G15-TP07'], procedures: ['1.013225'] }],
  ])('is kept by sight, lists, inbox and acts: %s', async (_, scope) => {
    expect(await statuses()).toEqual(seesNothing);
    await delegatePost(api, officers.leader, { to: 'case-officer.h99.41.77', ...scope });
    expect(await statuses()).toEqual({
      ...{ birth: 200, land: 404, listed: [id], tasks: [id] },
      act: [200, expect.stringContaining('H99')],
    });
  });

  it('of another procedure brings nothing', async () => {
    await delegatePost(api, officers.leader, { to: 'case-officer.h99.41.77', procedures: ['1.013225'] });
    expect(await statuses()).toMatchObject({ birth: 404, listed: [], tasks: [] });
  });

  it('is a leader’s for a colleague of other posts too: what lies outside it is not theirs to decide', async () => {
    await toColleague({ procedures: ['1.013225'] });
    expect(refusal(await colleague.act(id, approve))).toEqual([403, 'dossier.not-your-task']);
  });

  it('is asked at the desk as well', async () => {
    const seat = { agency: 'H99.41.01', role: 'reception-officer', to: 'vanthu.hoaban' };
    await delegatePost(api, officers.desk, { ...seat, procedures: ['1.001193'] });
    const { status, body } = await officers.clerk.post('/dossiers', birthRegistration());
    expect(status).toBe(201);
    id = body.id;
    expect((await lastLine()).onBehalfOf).toBe((await officers.desk.get('/sessions/current')).body.fullName);
    const { body: refused } = await officers.clerk.post('/dossiers', landRegistration());
    expect(refused.code).toBe('intake.desk-required');
  });

  it('is asked where an applicant is shown in full', async () => {
    const seat = { agency: 'H99.41.01', role: 'reception-officer', to: 'vanthu.hoaban' };
    await delegatePost(api, officers.desk, { ...seat, procedures: ['1.001193'] });
    const view = async (dossier: string) => {
      const { status } = await officers.clerk.post(`/dossiers/${dossier}/personal-data-views`, {
        reason: 'Gọi điện hỏi về giấy tờ còn thiếu',
      });
      return status;
    };
    expect([await view(id), await view(land)]).toEqual([200, 403]);
  });

  it('never goes beyond what the delegate’s own posts are cleared for', async () => {
    await api.database.query(sql`update dossier.dossier set secrecy = 'restricted' where id = ${id}`);
    await api.database.query(sql`
      update organization.position set clearance = 'restricted' where role = 'agency-leader' and officer_id in (
        select id from organization.officer where username = 'lanhdao.hoaban')`);
    await delegatePost(api, officers.leader, { to: 'case-officer.h99.41.77' });
    expect((await officers.leader.get(`/dossiers/${id}`)).status).toBe(200);
    expect(await statuses()).toMatchObject({ birth: 404, land: 200 });
  });
});
