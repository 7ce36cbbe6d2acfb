import { sql } from '#platform/database';
import { givePost, refusal } from '../../support/delegations.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { untilBlocked } from '../../support/locks.ts';
import { logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

const LEAVING = 'thuly.hoaban';
const COLLEAGUE = 'thuly2.hoaban';
const POST = { agency: 'H99.41', role: 'case-officer' };
const reason = 'Chuyển công tác theo QĐ số 5';

let api: TestApi;
let administrator: Officer;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
  officers = await hoaBan(api);
});
afterAll(() => api.close());
// Each test begins with two holders of the post, and with nothing that they hold.
beforeEach(async () => {
  await api.database.query(sql`
    with emptied as (delete from organization.position where role = ${POST.role} and officer_id in (
           select id from organization.officer where username in (${LEAVING}, ${COLLEAGUE})))
    update dossier.task set assignee_id = null, delegate_id = null where assignee_id is not null`);
  await givePost(api.database, LEAVING, POST.agency, POST.role);
  await givePost(api.database, COLLEAGUE, POST.agency, POST.role);
});

/** A task that the officer who leaves has taken, and its dossier. */
async function held(): Promise<{ task: string; dossier: string }> {
  const { id: dossier } = await receive(officers.desk);
  await walkTo('appraisal', dossier, officers);
  const { id: task } = await taskAt(officers.caseOfficer, dossier, 'appraisal');
  expect((await officers.caseOfficer.post(`/tasks/${task}/claim`)).status).toBe(200);
  return { task, dossier };
}

const pathOf = (username: string) => `/administration/officers/${username}`;

async function end(tasks?: object, username = LEAVING): Promise<Answer> {
  const { headers } = await administrator.get(pathOf(username));
  const body = { ...POST, ...(tasks && { tasks }) };
  return administrator.post(`${pathOf(username)}/positions/end`, body, { 'if-match': headers['etag'] ?? '' });
}

const holds = async (username: string): Promise<boolean> =>
  (await administrator.get(pathOf(username))).body.positions.some(
    ({ role, until }: Answer['body']) => role === POST.role && until === null,
  );

const holderOf = async (dossier: string): Promise<string | undefined> =>
  (await taskAt(officers.unitHead, dossier, 'appraisal')).holder?.username;

const traces = (dossier: string) =>
  api.database.query<{ actor: string; action: string; details: object }>(sql`
    select actor, action, details from audit.entry
    where subject_id = ${dossier} and actor = 'quantri.tinh' order by id`);

describe('a post with open tasks', () => {
  it('that ends while one more is claimed through it leaves that with nobody who holds no post', async () => {
    const { id: dossier } = await receive(officers.desk);
    await walkTo('appraisal', dossier, officers);
    const { id: task } = await taskAt(officers.caseOfficer, dossier, 'appraisal');
    let claiming: Promise<Answer> | undefined;
    await api.database.transaction(async (tx) => {
      await tx.query(sql`
        delete from organization.position where role = ${POST.role}
          and officer_id = (select id from organization.officer where username = ${LEAVING})`);
      claiming = officers.caseOfficer.post(`/tasks/${task}/claim`);
      await untilBlocked(api.database);
    });
    expect((await claiming!).status).toBe(412);
    expect(await holderOf(dossier)).toBeUndefined();
  });

  it('does not end while nobody says what becomes of them; how many they are is told', async () => {
    await held();
    const { dossier } = await held();
    const answer = await end();
    expect(refusal(answer)).toEqual([409, 'dossier.post-has-tasks']);
    expect(answer.body.openTasks).toBe(2);
    expect([await holds(LEAVING), await holderOf(dossier)]).toEqual([true, LEAVING]);
  });

  it('ends and gives them back to its other holders, with the reason in their log', async () => {
    const { task, dossier } = await held();
    expect((await end({ to: 'post', reason })).body.tasks).toEqual({ handedOver: 0, givenBack: 1 });
    expect([await holds(LEAVING), await holderOf(dossier)]).toEqual([false, undefined]);
    expect((await logOf(api.database, task)).at(-1)).toEqual({
      ...{ kind: 'release', by: 'quantri.tinh', officer: null, reason },
    });
    expect(await traces(dossier)).toEqual([
      {
        ...{ actor: 'quantri.tinh', action: 'dossier.task-release' },
        details: { task, step: 'appraisal', from: expect.any(Number), to: null },
      },
    ]);
    const colleague = await api.signIn(COLLEAGUE);
    expect((await colleague.post(`/tasks/${task}/claim`)).status).toBe(200);
  });

  it('ends and hands them to a holder who is named', async () => {
    const { task, dossier } = await held();
    const answer = await end({ to: 'officer', officer: COLLEAGUE, reason });
    expect([answer.status, answer.body.tasks]).toEqual([200, { handedOver: 1, givenBack: 0 }]);
    expect(await holderOf(dossier)).toBe(COLLEAGUE);
    expect((await logOf(api.database, task)).at(-1)).toEqual({
      ...{ kind: 'assign', by: 'quantri.tinh', officer: COLLEAGUE, reason },
    });
    const colleague = await api.signIn(COLLEAGUE);
    expect((await colleague.act(dossier, { step: 'appraisal', action: 'submit' })).status).toBe(200);
  });

  it('gives back what the named one may not have: a dossier of their own, or one too secret for them', async () => {
    const [own, secret, plain] = [await held(), await held(), await held()];
    const identity = (dossier: string | null) =>
      api.database.query(sql`
        update organization.officer set identity_index = (
          select identity_index from dossier.applicant where dossier_id = ${dossier}::uuid)
        where username = ${COLLEAGUE}`);
    await api.database.query(sql`
      with others as (update dossier.applicant set identity_index = null where dossier_id <> ${own.dossier}::uuid)
      update dossier.dossier set secrecy = 'confidential' where id = ${secret.dossier}::uuid`);
    await identity(own.dossier);
    const answer = await end({ to: 'officer', officer: COLLEAGUE, reason });
    await identity(null);
    expect(answer.body.tasks).toEqual({ handedOver: 1, givenBack: 2 });
    const kept = await api.database.query<{ id: string; holder: string | null }>(sql`
      select t.id, o.username as holder from dossier.task t left join organization.officer o on o.id = t.assignee_id
      where t.id = any(${[own.task, secret.task, plain.task]}::bigint[]) order by t.id`);
    expect(kept.map(({ holder }) => holder)).toEqual([null, null, COLLEAGUE]);
  });

  it('does not end for who does not hold it, nor when nobody would be left to do them', async () => {
    await held();
    const stranger = await end({ to: 'officer', officer: 'vanthu.hoaban', reason });
    expect(refusal(stranger)).toEqual([422, 'dossier.successor-not-at-post']);
    expect(refusal(await end({ to: 'officer', officer: LEAVING, reason }))).toEqual(refusal(stranger));
    expect((await end(undefined, COLLEAGUE)).status).toBe(200);
    // Whoever else holds it in the seed.
    await api.database.query(sql`
      delete from organization.position p using organization.officer o, organization.agency a
      where o.id = p.officer_id and a.id = p.agency_id and a.code = ${POST.agency} and p.role = ${POST.role}
        and o.username <> ${LEAVING}`);
    const answer = await end({ to: 'post', reason });
    expect(refusal(answer)).toEqual([409, 'dossier.nobody-left-at-post']);
    expect([answer.body.openTasks, await holds(LEAVING)]).toEqual([1, true]);
  });
});

it('ends a post at once whose holder holds no task through it', async () => {
  const answer = await end();
  expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['version']]);
});
