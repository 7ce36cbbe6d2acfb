import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { jointBirthRegistration } from '../../support/receptions.ts';
import { logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walk, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
});
afterAll(() => api.close());

/** A birth registration that waits at the appraisal, which nobody has yet. */
async function unclaimed(): Promise<{ id: string; task: string }> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return { id, task: (await taskAt(officers.caseOfficer, id, 'appraisal')).id };
}

const claim = (officer: Officer, task: string) => officer.post(`/tasks/${task}/claim`);
const release = (officer: Officer, task: string) =>
  officer.post(`/tasks/${task}/release`, { reason: 'Nghỉ phép' });
const refusal = ({ status, body }: Answer) => [status, body.code];
const submit = { step: 'appraisal', action: 'submit' };

describe('claiming a task', () => {
  it('makes it the officer’s own: shown with the dossier, in the log, in the audit', async () => {
    const { id, task } = await unclaimed();
    const answer = await claim(officers.caseOfficer, task);
    const holder = { username: 'thuly.hoaban', name: 'Đặng Thị Mẫu Giang' };
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { id: task, dossier: id, revision: 2, holder, delegate: null },
    });
    expect(await taskAt(officers.desk, id, 'appraisal')).toMatchObject({
      revision: 2,
      holder,
      delegate: null,
    });
    expect(await logOf(api.database, task)).toEqual([
      { kind: 'claim', by: 'thuly.hoaban', officer: 'thuly.hoaban', reason: null },
    ]);
    const audited = await api.database.query(sql`
      select actor from audit.entry where subject_id = ${id} and action = 'dossier.task-claim'`);
    expect(audited).toEqual([{ actor: 'thuly.hoaban' }]);
  });

  it('leaves the dossier at its version, with nothing told to anyone', async () => {
    const { id, task } = await unclaimed();
    const told = () =>
      api.database.query(
        sql`select count(*) from platform.outbox_message where subject_id = ${id} and name = 'dossier.changed.v1'`,
      );
    const [before, messages] = [
      (await officers.caseOfficer.get(`/dossiers/${id}`)).body.version,
      await told(),
    ];
    await claim(officers.caseOfficer, task);
    expect((await officers.caseOfficer.get(`/dossiers/${id}`)).body.version).toBe(before);
    expect(await told()).toEqual(messages);
  });

  it('is refused when someone has it, who is named', async () => {
    const { task } = await unclaimed();
    await claim(officers.caseOfficer, task);
    for (const officer of [colleague, officers.caseOfficer]) {
      const answer = await claim(officer, task);
      expect(refusal(answer)).toEqual([409, 'dossier.task-taken']);
      expect(answer.body.current).toEqual({
        revision: 2,
        holder: { username: 'thuly.hoaban', name: 'Đặng Thị Mẫu Giang' },
      });
      expect(answer.body.detail).toContain('Đặng Thị Mẫu Giang');
    }
  });

  it('is refused to who does not hold the post, and to who may not see the dossier', async () => {
    const { task } = await unclaimed();
    expect(refusal(await claim(officers.clerk, task))).toEqual([403, 'dossier.not-your-task']);
    const stranger = await api.signIn('thuly.taichinh');
    expect(refusal(await claim(stranger, task))).toEqual([404, 'dossier.task-unknown']);
    expect(refusal(await claim(stranger, '999999999'))).toEqual([404, 'dossier.task-unknown']);
    expect((await claim(stranger, 'x')).status).toBe(400);
  });

  it('is refused once the step has been dealt with', async () => {
    const { id, task } = await unclaimed();
    await officers.caseOfficer.act(id, submit);
    expect(refusal(await claim(colleague, task))).toEqual([409, 'dossier.task-closed']);
  });

  it('is refused at a join that still waits for branches', async () => {
    const insurance = await api.signIn('thuly.bhxh1');
    const { id } = await receiveAs(officers.desk, jointBirthRegistration());
    await walk(
      [
        ...([
          ['desk', 'reception', 'hand-over'],
          ['unitHead', 'assignment', 'assign'],
        ] as const),
        ...([
          ['caseOfficer', 'appraisal', 'submit'],
          ['leader', 'approval', 'approve'],
        ] as const),
        ['insurance', 'health-insurance-card', 'submit'],
      ],
      'done',
      id,
      { ...officers, insurance },
    );
    const { id: task } = await taskAt(officers.caseOfficer, id, 'consolidation');
    expect(refusal(await claim(officers.caseOfficer, task))).toEqual([409, 'dossier.branches-missing']);
  });

  it('by two at once has exactly one winner, a hundred times', async () => {
    const { task } = await unclaimed();
    const outcomes = new Set<string>();
    for (let round = 0; round < 100; round++) {
      const answers = await Promise.all([claim(officers.caseOfficer, task), claim(colleague, task)]);
      const [winner, loser] = answers.sort((one, other) => one.status - other.status);
      expect([winner.status, loser.status, loser.body.code]).toEqual([200, 409, 'dossier.task-taken']);
      const { holder } = winner.body as { holder: { username: string } };
      expect(loser.body.current.holder).toEqual(holder);
      outcomes.add(holder.username);
      await release(holder.username === 'thuly.hoaban' ? officers.caseOfficer : colleague, task);
    }
    expect((await logOf(api.database, task)).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 100 }, () => ['claim', 'release']).flat(),
    );
  });
});

describe('a task that someone holds', () => {
  let id: string;
  let task: string;

  beforeEach(async () => {
    ({ id, task } = await unclaimed());
    await claim(officers.caseOfficer, task);
  });

  it('is not for others of the post to act on, who are told whose it is', async () => {
    const answer = await colleague.act(id, submit);
    expect(refusal(answer)).toEqual([403, 'dossier.assigned-to-another']);
    expect(answer.body.detail).toContain('Đặng Thị Mẫu Giang');
    const english = await colleague.get(`/dossiers/${id}`);
    for (const offered of english.body.actions) {
      expect(offered).toMatchObject({
        allowed: false,
        reason: {
          vi: 'Bước này đã giao cho Đặng Thị Mẫu Giang',
          en: 'This step is assigned to Đặng Thị Mẫu Giang',
        },
      });
    }
  });

  it('is for the holder to act on', async () => {
    expect(await officers.caseOfficer.act(id, submit)).toMatchObject({ status: 200 });
  });

  it('can be given back by the holder, and then acted on by any of the post', async () => {
    expect(await release(officers.caseOfficer, task)).toMatchObject({
      status: 200,
      body: { revision: 3, holder: null },
    });
    expect((await logOf(api.database, task)).at(-1)).toEqual({
      kind: 'release',
      by: 'thuly.hoaban',
      officer: null,
      reason: 'Nghỉ phép',
    });
    expect(await colleague.act(id, submit)).toMatchObject({ status: 200 });
  });

  it('can be given back by nobody else, not without a reason, and not twice', async () => {
    expect(refusal(await release(colleague, task))).toEqual([403, 'dossier.assigned-to-another']);
    const bare = await officers.caseOfficer.post(`/tasks/${task}/release`, {});
    expect(refusal(bare)).toEqual([400, 'request.invalid']);
    await release(officers.caseOfficer, task);
    expect(refusal(await release(officers.caseOfficer, task))).toEqual([409, 'dossier.task-unassigned']);
    expect(refusal(await release(officers.clerk, task))).toEqual([403, 'dossier.not-your-task']);
  });

  it('is given back once by a request sent twice', async () => {
    const send = () =>
      officers.caseOfficer.post(
        `/tasks/${task}/release`,
        { reason: 'Nghỉ phép' },
        { 'idempotency-key': `release-${task}` },
      );
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect((await logOf(api.database, task)).map(({ kind }) => kind)).toEqual(['claim', 'release']);
  });

  it('goes to the colleague or not, when they claim it as the holder acts on it', async () => {
    await release(officers.caseOfficer, task);
    const [acted, claimed] = await Promise.all([
      officers.caseOfficer.act(id, submit, 3),
      claim(colleague, task),
    ]);
    const outcome = [acted.status, acted.body.code, claimed.status, claimed.body.code];
    expect([
      [200, undefined, 409, 'dossier.task-closed'],
      [403, 'dossier.assigned-to-another', 200, undefined],
    ]).toContainEqual(outcome);
  });
});
