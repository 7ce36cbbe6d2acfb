import { sql } from '#platform/database';
import { closeRendering, rendered } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import { folded, logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
/** Of the department of justice. */
let justice: Officer;

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-04T08:00:00+07:00');
  officers = await hoaBan(api);
  justice = await api.signIn('thuly.tuphap');
});
afterAll(async () => {
  await closeRendering();
  await api.close();
});

const JUSTICE = 'H99.10';
const ground = { agency: JUSTICE, reason: 'Không thuộc thẩm quyền', paper: '15/UBND-TP' };
/** Columns are narrow, and break lines anywhere. */
const wordsOf = (text: string): string => text.replace(/\s+/g, ' ');
const refusal = ({ status, body }: Answer) => [status, body.code];

/** A birth registration under appraisal, at version 3. */
async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

const send = (
  id: string,
  version: number,
  { who = officers.caseOfficer, ...more }: { who?: Officer } & object = {},
) =>
  who.post(
    `/dossiers/${id}/sendings`,
    { step: 'appraisal', ...ground, ...more },
    { 'if-match': `"${version}"` },
  );
const takeBack = (officer: Officer, id: string, version: number) =>
  officer.post(`/dossiers/${id}/taking-back`, { reason: 'Chuyển nhầm' }, { 'if-match': `"${version}"` });
const claim = (officer: Officer, task: string) => officer.post(`/tasks/${task}/claim`);

/** What a dossier is, but for how often it was changed. */
async function standing(id: string): Promise<unknown> {
  const { version: _version, acts: _acts, ...body } = (await officers.desk.get(`/dossiers/${id}`)).body;
  const tasks = body.tasks.map(({ revision: _revision, ...task }: Answer['body']) => task);
  return { ...body, tasks };
}

describe('sending a step to another agency', () => {
  it('moves the task, lets that agency see it and do it, and the workflow goes on where it was', async () => {
    const id = await appraised();
    const before = (await officers.desk.get(`/dossiers/${id}`)).body;
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(404);
    const sent = await send(id, 3);
    expect(sent).toMatchObject({ status: 200, headers: { etag: '"4"' }, body: { steps: ['appraisal'] } });
    const { body } = await justice.get(`/dossiers/${id}`);
    expect([body.dueAt, body.status]).toEqual([before.dueAt, before.status]);
    expect(body.tasks).toMatchObject([
      { agency: { code: JUSTICE }, role: 'case-officer', since: before.tasks[0].since, holder: null },
    ]);
    const { items } = (await officers.desk.get(`/dossiers/${id}/history`)).body;
    expect(items.at(-1)).toMatchObject({
      action: 'send-elsewhere',
      toSteps: ['appraisal'],
      comment: ground.reason,
    });
    const submit = { step: 'appraisal', action: 'submit' };
    expect(refusal(await officers.caseOfficer.act(id, submit))).toEqual([403, 'dossier.not-your-task']);
    expect((await justice.act(id, submit)).status).toBe(200);
    expect((await officers.unitHead.act(id, { step: 'review', action: 'submit' })).status).toBe(200);
    const pdf = await officers.unitHead.download(`/dossiers/${id}/forms/control-slip.pdf`);
    const text = wordsOf((await rendered(pdf, 0.1)).text);
    expect(text).toContain('Chuyển nơi khác: Không thuộc thẩm quyền');
    expect(text).toContain('Sở Tư pháp');
  });

  it('is for whoever has the step or leads the agency that has it', async () => {
    const id = await appraised();
    expect(refusal(await send(id, 3, { who: officers.desk }))).toEqual([
      403,
      'dossier.not-yours-to-speak-for',
    ]);
    expect(refusal(await send(id, 3, { who: justice }))).toEqual([404, 'dossier.unknown']);
    expect((await send(id, 3, { who: officers.unitHead })).status).toBe(200);
  });

  it.each([
    [{ agency: 'H99.404' }, 422, 'dossier.agency-unknown'],
    [{ agency: 'H99.41' }, 422, 'dossier.same-agency'],
    [{ agency: 'H99.41.01' }, 409, 'dossier.nobody-at-post'],
    [{ step: 'review' }, 403, 'dossier.not-yours-to-speak-for'],
    [{ paper: '' }, 400, 'request.invalid'],
  ])('is refused with %j', async (more, status, code) => {
    const id = await appraised();
    expect(refusal(await send(id, 3, more))).toEqual([status, code]);
  });
});

describe('taking back', () => {
  it('a step that was sent leaves everything as it was, with its holder and its time', async () => {
    const id = await appraised();
    const { id: task } = await taskAt(officers.caseOfficer, id, 'appraisal');
    await claim(officers.caseOfficer, task);
    const before = await standing(id);
    await send(id, 3);
    api.clock.advance({ minutes: 30 });
    const offered = (await officers.caseOfficer.get(`/dossiers/${id}`)).body.acts;
    expect(offered).toContainEqual(expect.objectContaining({ act: 'take-back', allowed: true }));
    expect((await takeBack(officers.caseOfficer, id, 4)).body).toMatchObject({
      version: 5,
      steps: ['appraisal'],
    });
    expect(await standing(id)).toEqual(before);
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(404);
    expect(folded(await logOf(api.database, task))).toEqual({ holder: 'thuly.hoaban', delegate: null });
    expect((await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' })).status).toBe(200);
  });

  it('an action leaves everything as it was, and the history tells both', async () => {
    const id = await appraised();
    const { id: task } = await taskAt(officers.caseOfficer, id, 'appraisal');
    await claim(officers.caseOfficer, task);
    const before = await standing(id);
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect((await takeBack(officers.caseOfficer, id, 4)).status).toBe(200);
    expect(await standing(id)).toEqual(before);
    const { items } = (await officers.desk.get(`/dossiers/${id}/history`)).body;
    expect(items.map(({ action }: Answer['body']) => action)).toEqual([
      ...['receive', 'hand-over', 'assign', 'submit', 'take-back'],
    ]);
    const again = await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect(again.status).toBe(200);
    const pdf = await officers.unitHead.download(`/dossiers/${id}/forms/control-slip.pdf`);
    expect(wordsOf((await rendered(pdf, 0.1)).text)).toContain('Nơi chuyển đã rút lại');
  });

  it('puts a dossier back at the desk as received, and asks the portal to be told', async () => {
    const { id } = await receive(officers.desk);
    const before = await standing(id);
    await walkTo('assignment', id, officers);
    expect((await takeBack(officers.desk, id, 2)).body).toMatchObject({ status: 'received', version: 3 });
    expect(await standing(id)).toEqual(before);
    const [told] = await api.database.query(sql`
      select payload from platform.outbox_message where subject_id = ${id} order by id desc limit 1`);
    expect(told).toEqual({ payload: { sequence: 3, statusBefore: 'processing', status: 'received' } });
  });

  it('is refused once it is in hand, is not the officer’s own, or is not the last thing done', async () => {
    const id = await appraised();
    expect(refusal(await takeBack(officers.caseOfficer, id, 3))).toEqual([
      403,
      'dossier.take-back-not-yours',
    ]);
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    await claim(officers.unitHead, (await taskAt(officers.unitHead, id, 'review')).id);
    const refused = await takeBack(officers.caseOfficer, id, 4);
    expect(refusal(refused)).toEqual([409, 'dossier.take-back-impossible']);
    expect(refused.body.messages.vi).toContain('nơi nhận đã nhận việc');
    expect(refusal(await takeBack(officers.caseOfficer, id, 3))).toEqual([412, 'dossier.stale']);
    await officers.leader.post(
      `/dossiers/${id}/suspensions`,
      { reason: 'force-majeure', paper: 'Công điện' },
      { 'if-match': '"4"' },
    );
    expect(refusal(await takeBack(officers.leader, id, 5))).toEqual([409, 'dossier.nothing-to-take-back']);
  });

  it.each([1, 2, 3, 4, 5])('or claiming: of both at once one wins (round %i)', async () => {
    const id = await appraised();
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    const { id: task } = await taskAt(officers.unitHead, id, 'review');
    const [claimed, back] = await Promise.all([
      claim(officers.unitHead, task),
      takeBack(officers.caseOfficer, id, 4),
    ]);
    expect([200, 409]).toEqual([claimed.status, back.status].sort());
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect(body.tasks[0].step).toBe(back.status === 200 ? 'appraisal' : 'review');
  });

  it.each([1, 2, 3])('or acting: of both at once one wins (round %i)', async () => {
    const id = await appraised();
    await send(id, 3);
    const answers = await Promise.all([
      justice.act(id, { step: 'appraisal', action: 'submit' }, 4),
      takeBack(officers.caseOfficer, id, 4),
    ]);
    expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await officers.desk.get(`/dossiers/${id}`)).body.version).toBe(5);
  });
});
