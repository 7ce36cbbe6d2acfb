import { sql } from '#platform/database';
import type { AuthoredWorkflow } from '#workflow';
import { delegatePost, endAll, givePost, refusal, tracesOf } from '../support/delegations.ts';
import { untilBlocked } from '../support/locks.ts';
import type { Answer, Officer } from '../support/officer.ts';
import { birthRegistration, landRegistration } from '../support/receptions.ts';
import { taskAt } from '../support/tasks.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walkTo } from '../support/walk.ts';

const LEADER = 'agency-leader';

let api: TestApi;
let officers: HoaBan;
/** A second leader of the commune. */
let deputy: Officer;
let id: string;

const approve = { step: 'approval', action: 'approve' };
beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  await givePost(api.database, 'truongphong2.hoaban', 'H99.41', LEADER);
  await givePost(api.database, 'thuly.hoaban', 'H99.41', LEADER);
  deputy = await api.signIn('truongphong2.hoaban');
});
beforeEach(() => endAll(api.database));
afterAll(() => api.close());

/** The case officer, who could sign as well, has appraised it. */
async function toApproval(): Promise<void> {
  ({ id } = await receive(officers.desk));
  await walkTo('approval', id, officers);
}

describe('19 · a step for another person than did an earlier one', () => {
  beforeEach(toApproval);

  it('is not offered to who did the earlier one, and says why', async () => {
    const { actions } = (await officers.caseOfficer.get(`/dossiers/${id}`)).body;
    expect(actions.map(({ action, allowed }: Answer['body']) => [action, allowed])).toEqual([
      ['approve', false],
      ['send-back', false],
    ]);
    expect(actions[0].reason.en).toContain('another person');
  });

  it('is refused to them, which leaves a trace, and done by another', async () => {
    expect(refusal(await officers.caseOfficer.act(id, approve))).toEqual([403, 'dossier.two-persons']);
    expect((await tracesOf(api.database, 'dossier.refuse-officer'))[0]).toEqual({
      ...{ actor: 'thuly.hoaban', action: 'dossier.refuse-officer', outcome: 'refused', subject: id },
      ...{ problem: 'dossier.two-persons', for: null },
    });
    expect((await officers.leader.act(id, approve)).status).toBe(200);
  });

  it('is nobody’s to claim, be given, or be let act on who did the earlier one', async () => {
    const { id: task, revision } = await taskAt(officers.leader, id, 'approval');
    expect(refusal(await officers.caseOfficer.post(`/tasks/${task}/claim`))).toEqual([
      403,
      'dossier.two-persons',
    ]);
    const { items } = (await officers.leader.get(`/tasks/${task}/candidates`)).body;
    const usernames = items.map(({ username }: { username: string }) => username);
    expect(usernames.sort()).toEqual(['lanhdao.hoaban', 'truongphong2.hoaban']);
    const toThem = { officer: 'thuly.hoaban', reason: 'Giao' };
    const given = await officers.leader.post(`/tasks/${task}/assignments`, toThem, {
      'if-match': `"${revision}"`,
    });
    expect(refusal(given)).toEqual([403, 'dossier.two-persons']);
    await officers.leader.post(`/tasks/${task}/claim`);
    expect(refusal(await officers.leader.post(`/tasks/${task}/delegations`, toThem))).toEqual([
      403,
      'dossier.two-persons',
    ]);
  });

  it('is refused to who did the earlier one for somebody else', async () => {
    await delegatePost(api, officers.leader, { to: 'vanthu.hoaban' });
    expect(refusal(await officers.caseOfficer.act(id, approve))).toEqual([403, 'dossier.two-persons']);
    expect((await officers.clerk.act(id, approve)).status).toBe(200);
  });

  it('is refused to whom the earlier one was done for, and to whoever acts for them', async () => {
    ({ id } = await receive(officers.desk));
    await walkTo('appraisal', id, officers);
    const post = { agency: 'H99.41', role: 'case-officer', to: 'vanthu.hoaban' };
    const delegation = await delegatePost(api, officers.caseOfficer, post);
    expect((await officers.clerk.act(id, { step: 'appraisal', action: 'submit' })).status).toBe(200);
    await officers.clerk.post(`/delegations/${delegation}/end`, { reason: 'Xong' });
    await officers.unitHead.act(id, { step: 'review', action: 'submit' });
    expect(refusal(await officers.caseOfficer.act(id, approve))).toEqual([403, 'dossier.two-persons']);
    await delegatePost(api, officers.caseOfficer, { to: 'tiepnhan.hoaban' });
    expect(refusal(await officers.desk.act(id, approve))).toEqual([403, 'dossier.two-persons']);
    // Who acted for them may not either, not even for a leader who had no part in it.
    await delegatePost(api, officers.leader, { to: 'vanthu.hoaban' });
    expect(refusal(await officers.clerk.act(id, approve))).toEqual([403, 'dossier.two-persons']);
    await delegatePost(api, deputy, { to: 'tiepnhan.hoaban' });
    expect((await officers.desk.act(id, approve)).status).toBe(200);
  });
});

describe('19 · a policy that gives out such a step', () => {
  /** Publishes the birth registration with this policy on its approval. */
  async function publish(assign: object): Promise<number> {
    const administrator = await api.signIn('quantri.tinh');
    const [seeded] = await api.database.query<{ definition: AuthoredWorkflow }>(sql`
      select definition from workflow.definition where code = '1.001193' order by version desc limit 1`);
    const { definition } = seeded!;
    const steps = definition.steps.map((step) => (step.code === 'approval' ? { ...step, assign } : step));
    const body = { ...definition, version: definition.version + 1, steps };
    return (await administrator.post('/workflows', body)).status;
  }

  it.each(['least-loaded', 'round-robin'])('never gives it to who did the earlier one: %s', async (by) => {
    expect(await publish({ by })).toBe(201);
    const holders = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      await toApproval();
      holders.add((await taskAt(officers.leader, id, 'approval')).holder.username);
    }
    expect([...holders].sort()).toEqual(['lanhdao.hoaban', 'truongphong2.hoaban']);
  });

  it('never gives anybody a dossier of their own, and who is away nothing while another is there', async () => {
    expect(await publish({ by: 'least-loaded' })).toBe(201);
    await delegatePost(api, officers.leader, { to: 'vanthu.hoaban', absent: true });
    await toApproval();
    expect((await taskAt(officers.leader, id, 'approval')).holder.username).toBe('truongphong2.hoaban');
    await known('truongphong2.hoaban', id);
    await toApproval();
    const holder = (await taskAt(officers.leader, id, 'approval')).holder.username;
    await known('truongphong2.hoaban', null);
    expect(holder).toBe('lanhdao.hoaban');
  });

  it('cannot be published when it gives it to the very person', async () => {
    expect(await publish({ by: 'same-as', step: 'appraisal' })).toBe(422);
    expect(await publish({ by: 'claim' })).toBe(201);
  });
});

/** From now on an officer is known to be the applicant of a dossier; null = no more. */
const known = (username: string, dossierId: string | null): Promise<unknown> =>
  api.database.query(sql`
    update organization.officer
    set identity_index = (select identity_index from dossier.applicant where dossier_id = ${dossierId}::uuid)
    where username = ${username}`);

describe('19 · an officer’s own dossier', () => {
  const OWN = [403, 'dossier.own-dossier'];
  let claimed: string;

  beforeEach(async () => {
    await toApproval();
    claimed = (await taskAt(officers.leader, id, 'approval')).id;
  });
  afterEach(async () => {
    for (const username of ['lanhdao.hoaban', 'tiepnhan.hoaban', 'truongphong.hoaban']) {
      await known(username, null);
    }
  });

  it('is not theirs to receive or refuse, which leaves a trace and no dossier', async () => {
    await known('tiepnhan.hoaban', id);
    const count = async () => api.database.query(sql`select count(*) from dossier.dossier`);
    const before = await count();
    expect(refusal(await officers.desk.post('/dossiers', birthRegistration()))).toEqual(OWN);
    const refused = { ...birthRegistration(), reason: 'Không đủ giấy tờ' };
    expect(refusal(await officers.desk.post('/dossiers/refusals', refused))).toEqual(OWN);
    expect(await count()).toEqual(before);
    const traces = await tracesOf(api.database, 'dossier.refuse-officer');
    const trace = { actor: 'tiepnhan.hoaban', subject: 'H99.41.01', outcome: 'refused', problem: OWN[1] };
    expect(traces.slice(0, 2)).toMatchObject([trace, trace]);
    const other = await api.signIn('tiepnhan2.hoaban');
    expect((await other.post('/dossiers', birthRegistration())).status).toBe(201);
  });

  it('is not theirs to decide, hold, time, assign or enter anything for; they still see it', async () => {
    await known('lanhdao.hoaban', id);
    const { leader } = officers;
    const { actions } = (await leader.get(`/dossiers/${id}`)).body;
    expect(actions.map(({ allowed }: { allowed: boolean }) => allowed)).toEqual([false, false]);
    const match = { 'if-match': '"5"' };
    const one = { 'if-match': '"1"' };
    const suspension = { reason: 'force-majeure', paper: 'Công điện số 1' };
    const entry = {
      ...{ kind: 'suspension', reason: 'applicant-request', paper: 'Đơn' },
      ...{ from: api.clock.now().toISOString(), to: api.clock.now().toISOString() },
    };
    for (const answer of [
      await leader.act(id, approve),
      await leader.post(`/tasks/${claimed}/claim`),
      await leader.post(`/tasks/${claimed}/assignments`, { officer: 'truongphong2.hoaban' }, one),
      await leader.post(`/dossiers/${id}/suspensions`, suspension, match),
      await leader.post(`/dossiers/${id}/involvements`, { officer: 'vanthu.hoaban', as: 'assist' }),
      await leader.post(`/dossiers/${id}/late-entries`, { entry, explanation: 'Quên' }),
    ]) {
      expect(refusal(answer)).toEqual(OWN);
    }
    const traces = await tracesOf(api.database, 'dossier.refuse-officer');
    const trace = { actor: 'lanhdao.hoaban', subject: id, outcome: 'refused', problem: OWN[1] };
    expect(traces.slice(0, 6)).toMatchObject(Array.from({ length: 6 }, () => trace));
    expect((await deputy.act(id, approve)).status).toBe(200);
  });

  it('is given to them by nobody', async () => {
    await known('lanhdao.hoaban', id);
    const toThem = { officer: 'lanhdao.hoaban', reason: 'Giao' };
    const { items } = (await deputy.get(`/tasks/${claimed}/candidates`)).body;
    expect(items.map(({ username }: { username: string }) => username)).not.toContain('lanhdao.hoaban');
    const given = await deputy.post(`/tasks/${claimed}/assignments`, toThem, { 'if-match': '"1"' });
    expect(refusal(given)).toEqual(OWN);
    expect(refusal(await deputy.post(`/dossiers/${id}/involvements`, { ...toThem, as: 'assist' }))).toEqual(
      OWN,
    );
  });

  it('that they hold already, they can give back and no more', async () => {
    await officers.leader.post(`/tasks/${claimed}/claim`);
    await known('lanhdao.hoaban', id);
    expect(refusal(await officers.leader.act(id, approve))).toEqual(OWN);
    const { status } = await officers.leader.post(`/tasks/${claimed}/release`, { reason: 'Hồ sơ của tôi' });
    expect(status).toBe(200);
  });

  it('is neither decided by who acts for them, nor by them for somebody else', async () => {
    await known('lanhdao.hoaban', id);
    await delegatePost(api, officers.leader, { to: 'vanthu.hoaban' });
    expect(refusal(await officers.clerk.act(id, approve))).toEqual(OWN);
    await endAll(api.database);
    await known('lanhdao.hoaban', null);
    await known('truongphong.hoaban', id);
    await delegatePost(api, officers.leader);
    expect(refusal(await officers.unitHead.act(id, approve))).toEqual(OWN);
  });

  it('of another applicant is like any other', async () => {
    await known('lanhdao.hoaban', id);
    const other = birthRegistration({
      applicant: {
        ...landRegistration().applicant,
        kind: 'person',
        identity: { kind: 'citizen-id', number: '099000000077' },
      },
    });
    const { id: theirs } = await receiveAs(officers.desk, other);
    await walkTo('approval', theirs, officers);
    expect((await officers.leader.act(theirs, approve)).status).toBe(200);
  });

  it('is received by nobody through a delegation that ends meanwhile', async () => {
    const seat = { agency: 'H99.41.01', role: 'reception-officer', to: 'vanthu.hoaban' };
    const delegation = await delegatePost(api, officers.desk, seat);
    const dossiers = () => api.database.query(sql`select id from dossier.dossier order by id`);
    const before = await dossiers();
    let receiving: Promise<Answer> | undefined;
    await api.database.transaction(async (tx) => {
      await tx.query(sql`
        update organization.delegation set ended_at = ${api.clock.now()}, ended_by = made_by, end_reason = 'Về'
        where id = ${delegation}`);
      receiving = officers.clerk.post('/dossiers', birthRegistration());
      await untilBlocked(api.database);
    });
    expect(refusal(await receiving!)).toEqual([403, 'dossier.delegation-over']);
    expect(await dossiers()).toEqual(before);
  });
});
