import { sql } from '#platform/database';
import { closeRendering, rendered } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
/** Of the departments of justice and finance. */
let justice: Officer;
let justiceHead: Officer;
let finance: Officer;

const WEDNESDAY = '2026-03-04T08:00:00+07:00';

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  justice = await api.signIn('thuly.tuphap');
  justiceHead = await api.signIn('truongphong.tuphap');
  finance = await api.signIn('thuly.taichinh');
});
beforeEach(() => api.clock.set(WEDNESDAY));
afterAll(async () => {
  await closeRendering();
  await api.close();
});

const JUSTICE = 'H99.10';
const FINANCE = 'H99.05';
/** Asked in the lists alone. */
const TRADE = 'H99.02';
const question = {
  question: 'Đề nghị cho ý kiến về quan hệ cha con',
  paper: '12/UBND-TP',
  limit: { amount: 2, unit: 'working-day' },
};
const consent = { verdict: 'agree', answer: 'Đủ căn cứ', papers: [{ number: '7/STP', name: 'Công văn' }] };

/** A birth registration under appraisal, at version 3. */
async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

interface Asking extends Record<string, unknown> {
  who?: Officer;
  version?: number;
}

const ask = (
  id: string,
  agencies: string[],
  { who = officers.caseOfficer, version = 3, ...more }: Asking = {},
) => who.post(`/dossiers/${id}/opinions`, { agencies, ...question, ...more }, { 'if-match': `"${version}"` });
const answer = (officer: Officer, opinion: string, body: object = consent) =>
  officer.post(`/opinions/${opinion}/answer`, body);
const takeBack = (officer: Officer, opinion: string) =>
  officer.post(`/opinions/${opinion}/taking-back`, { reason: 'Hỏi nhầm nơi' });
const refusal = ({ status, body }: Answer) => [status, body.code];

/** Asks one agency. @returns dossier and opinion */
async function asked(agency = JUSTICE): Promise<{ id: string; opinion: string }> {
  const id = await appraised();
  const { body } = await ask(id, [agency]);
  return { id, opinion: body.opinions[0].id };
}

const opinionsOf = async (officer: Officer, id: string): Promise<Answer['body'][]> =>
  (await officer.get(`/dossiers/${id}/opinions`)).body.items;

describe('asking other agencies’ opinions', () => {
  it('shows them the dossier, each with a day of its own calendar, and leaves its due time alone', async () => {
    const id = await appraised();
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(404);
    const before = (await officers.desk.get(`/dossiers/${id}`)).body;
    const { status, headers, body } = await ask(id, [JUSTICE, FINANCE, JUSTICE]);
    expect([status, headers['etag'], body.version, body.dueAt]).toEqual([201, '"4"', 4, before.dueAt]);
    expect(body.opinions.map((one: Answer['body']) => [one.agency.code, one.dueAt])).toEqual([
      [JUSTICE, '2026-03-06T08:00:00.000+07:00'],
      [FINANCE, '2026-03-06T08:00:00.000+07:00'],
    ]);
    const seen = await justice.get(`/dossiers/${id}`);
    expect(seen.body).toMatchObject({ status: 'processing', dueAt: before.dueAt, suspended: null });
    expect(seen.body.openOpinions.map(({ step }: Answer['body']) => step)).toEqual([
      'appraisal',
      'appraisal',
    ]);
    const { items } = (await officers.desk.get(`/dossiers/${id}/history`)).body;
    expect(items.at(-1)).toMatchObject({
      action: 'ask-opinions',
      name: 'Lấy ý kiến Sở Tư pháp, Sở Tài chính',
      comment: question.question,
    });
    const traces = await api.database.query(sql`
      select (select count(*)::int from platform.outbox_message where subject_id = ${id}
              and payload ->> 'sequence' = '4') as told,
             (select count(*)::int from audit.entry where subject_id = ${id}
              and action = 'dossier.ask-opinions') as audited`);
    expect(traces).toEqual([{ told: 1, audited: 1 }]);
  });

  it('is for whoever has the step, or leads the agency that has it', async () => {
    const id = await appraised();
    expect(refusal(await ask(id, [JUSTICE], { who: officers.desk }))).toEqual([
      403,
      'identity.role-required',
    ]);
    expect((await ask(id, [JUSTICE], { who: officers.leader })).status).toBe(201);
    await api.database.query(sql`
      update dossier.task set assignee_id = (select id from organization.officer where username = 'thuly2.hoaban')
      where dossier_id = ${id} and closed_at is null`);
    const other = await ask(id, [FINANCE], { version: 4 });
    expect(refusal(other)).toEqual([403, 'dossier.not-yours-to-speak-for']);
  });

  it.each([
    [{ limit: { amount: 0, unit: 'working-day' } }, [], 400, 'request.invalid'],
    [{ limit: { amount: 400, unit: 'working-day' } }, [], 400, 'request.invalid'],
    [{ question: ' ' }, [], 400, 'request.invalid'],
    [{}, ['H99.404'], 422, 'dossier.agency-unknown'],
    [{}, ['H99.41'], 422, 'dossier.same-agency'],
    [{ step: 'review' }, [], 403, 'dossier.not-yours-to-speak-for'],
    [{ version: 2 }, [], 412, 'dossier.stale'],
  ] as const)('is refused with %j of %j', async (more, agencies, status, code) => {
    const id = await appraised();
    const answered = await ask(id, agencies.length > 0 ? [...agencies] : [JUSTICE], more);
    expect(refusal(answered)).toEqual([status, code]);
    expect(await opinionsOf(officers.desk, id)).toEqual([]);
  });

  it('is refused for an agency that has not answered yet', async () => {
    const { id } = await asked();
    expect(refusal(await ask(id, [JUSTICE], { version: 4 }))).toEqual([409, 'dossier.opinion-asked-before']);
  });
});

describe('giving an opinion', () => {
  it('writes it down with who gave it, in time or late, and tells nobody else’s agency', async () => {
    const { id, opinion } = await asked();
    expect(refusal(await answer(finance, opinion))).toEqual([404, 'dossier.opinion-unknown']);
    expect(refusal(await answer(officers.caseOfficer, opinion))).toEqual([
      403,
      'dossier.opinion-not-asked-of-you',
    ]);
    expect((await answer(justice, opinion)).body).toMatchObject({ id, version: 5, status: 'processing' });
    expect(await opinionsOf(officers.caseOfficer, id)).toMatchObject([
      {
        ...{ state: 'answered', overdue: false, ...consent, asked: { code: JUSTICE } },
        endedBy: { name: expect.stringContaining(' ') },
      },
    ]);
    expect(refusal(await answer(justice, opinion))).toEqual([409, 'dossier.opinion-ended']);
    expect(refusal(await takeBack(officers.caseOfficer, opinion))).toEqual([409, 'dossier.opinion-ended']);
  });

  it('is whose who took it upon them, until a leader takes it over', async () => {
    const { opinion } = await asked(FINANCE);
    const second = await api.signIn('thuly2.taichinh');
    const head = await api.signIn('truongphong.taichinh');
    const claim = (officer: Officer) => officer.post(`/opinions/${opinion}/claim`);
    expect((await claim(finance)).body).toMatchObject({ claimedBy: { username: 'thuly.taichinh' } });
    expect(refusal(await claim(second))).toEqual([409, 'dossier.opinion-taken']);
    expect(refusal(await answer(second, opinion))).toEqual([409, 'dossier.opinion-taken']);
    expect((await claim(head)).status).toBe(200);
    expect(refusal(await answer(finance, opinion))).toEqual([409, 'dossier.opinion-taken']);
    expect((await answer(head, opinion)).status).toBe(200);
  });

  it('is not for an officer about a dossier of their own', async () => {
    const { id, opinion } = await asked();
    await api.database.query(sql`
      update organization.officer set identity_index = (select identity_index from dossier.applicant
        where dossier_id = ${id}) where username = 'thuly.tuphap'`);
    const answers = [await answer(justice, opinion), await justice.post(`/opinions/${opinion}/claim`)];
    await api.database.query(sql`
      update organization.officer set identity_index = null where username = 'thuly.tuphap'`);
    expect(answers.map(refusal)).toEqual(Array(2).fill([403, 'dossier.own-dossier']));
  });

  it('can be sent again under its key without a second effect', async () => {
    const { id, opinion } = await asked();
    const send = () =>
      justice.post(`/opinions/${opinion}/answer`, consent, { 'idempotency-key': `once-${id}` });
    const [first, again] = [await send(), await send()];
    expect(again).toEqual({ ...first, headers: again.headers });
    expect((await officers.desk.get(`/dossiers/${id}`)).body.version).toBe(5);
  });
});

describe('taking a question back', () => {
  it('ends the sight of who was asked by mistake, and of nobody who has another reason to see it', async () => {
    const { id, opinion } = await asked();
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(200);
    expect(refusal(await takeBack(justice, opinion))).toEqual([403, 'dossier.opinion-not-asked-by-you']);
    expect((await takeBack(officers.unitHead, opinion)).status).toBe(200);
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(404);
    const again = await ask(id, [JUSTICE], { version: 5 });
    await answer(justice, again.body.opinions[0].id);
    const third = await ask(id, [JUSTICE], { version: 7 });
    await takeBack(officers.caseOfficer, third.body.opinions[0].id);
    expect((await justice.get(`/dossiers/${id}`)).status).toBe(200);
    expect((await opinionsOf(justice, id)).map(({ state }) => state)).toEqual([
      ...['taken-back', 'answered', 'taken-back'],
    ]);
  });

  it.each([1, 2, 3, 4, 5])('or answering it: of both at once one wins (round %i)', async () => {
    const { id, opinion } = await asked();
    const answers = await Promise.all([answer(justice, opinion), takeBack(officers.caseOfficer, opinion)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)].sort());
    const [{ state }] = (await opinionsOf(officers.caseOfficer, id)) as [Answer['body']];
    expect(state).toBe(answers[0].status === 200 ? 'answered' : 'taken-back');
    expect((await officers.desk.get(`/dossiers/${id}`)).body.version).toBe(5);
  });

  it('or asking, answering and acting side by side loses nothing', async () => {
    const id = await appraised();
    const { body } = await ask(id, [JUSTICE, FINANCE]);
    const [first, second] = body.opinions.map((one: Answer['body']) => one.id);
    const answers = await Promise.all([answer(justice, first), answer(finance, second)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await officers.desk.get(`/dossiers/${id}`)).body).toMatchObject({ version: 6, openOpinions: [] });
  });
});

describe('a step that waits for opinions', () => {
  const submit = { step: 'appraisal', action: 'submit' };

  it('is not left unless the officer says why, which the history keeps', async () => {
    const { id, opinion } = await asked();
    const refused = await officers.caseOfficer.act(id, submit);
    expect(refusal(refused)).toEqual([409, 'dossier.opinions-awaited']);
    expect(refused.body.messages.vi).toContain('Sở Tư pháp');
    const withoutOpinions = 'Hạn trả kết quả đã gần';
    expect((await officers.caseOfficer.act(id, { ...submit, withoutOpinions })).status).toBe(200);
    const [{ details }] = (await api.database.query<{ details: object }>(sql`
      select details from dossier.history where dossier_id = ${id} and sequence = 5`)) as [
      { details: object },
    ];
    expect(details).toMatchObject({ withoutOpinions });
    expect((await officers.unitHead.act(id, { step: 'review', action: 'submit' })).status).toBe(200);
    expect((await answer(justice, opinion)).status).toBe(200);
  });

  it('ends them with the dossier', async () => {
    const { id } = await asked();
    const stop = { step: 'appraisal', action: 'stop', comment: 'Rút', withoutOpinions: 'Không cần nữa' };
    expect((await officers.caseOfficer.act(id, stop)).status).toBe(200);
    expect(await opinionsOf(officers.desk, id)).toMatchObject([
      { state: 'ended', endedBy: null, verdict: null },
    ]);
  });
});

describe('the lists of opinions', () => {
  const idsOf = ({ body }: Answer) => body.items.map(({ id }: Answer['body']) => id);

  it('show an agency what it is to answer by the time left, and heads what came late, page by page', async () => {
    const trade = await api.signIn('thuly.congthuong');
    const quick = await appraised();
    const slow = await appraised();
    const byHours = { limit: { amount: 2, unit: 'working-hour' } };
    const late = (await ask(quick, [TRADE], byHours)).body.opinions[0].id;
    const open = (await ask(slow, [TRADE])).body.opinions[0].id;
    const [mine] = [await trade.get('/opinions')];
    expect(idsOf(mine)).toEqual([late, open]);
    expect(mine.body.items[0]).toMatchObject({ dossier: quick, overdue: false, applicant: 'Nguyễn Văn Mẫu' });
    const first = await trade.get('/opinions?limit=1');
    expect([idsOf(first), idsOf(await trade.get(`/opinions?limit=1&cursor=${first.body.next}`))]).toEqual([
      ...[[late], [open]],
    ]);
    api.clock.set('2026-03-05T08:00:00+07:00');
    expect((await trade.get('/opinions')).body.items.map((one: Answer['body']) => one.overdue)).toEqual([
      ...[true, false],
    ]);
    await answer(trade, late);
    const heads = [await api.signIn('truongphong.congthuong'), officers.unitHead];
    for (const head of heads) {
      const { body } = await head.get('/opinions/late');
      expect(
        body.items.filter(({ dossier }: Answer['body']) => [quick, slow].includes(dossier)),
      ).toMatchObject([{ id: late, overdue: true, state: 'answered' }]);
    }
    expect(idsOf(await justiceHead.get('/opinions/late'))).not.toContain(late);
    expect((await trade.get('/opinions?cursor=x')).status).toBe(400);
    expect((await officers.desk.get('/opinions')).status).toBe(403);
    expect((await trade.get('/opinions/late')).status).toBe(403);
  });

  it('stand on the control slip of the dossier, there and back', async () => {
    const { id, opinion } = await asked();
    await answer(justice, opinion);
    const pdf = await officers.caseOfficer.download(`/dossiers/${id}/forms/control-slip.pdf`);
    const { text } = await rendered(pdf, 0.1);
    for (const part of ['(Lấy ý kiến)', '(Trả lời ý kiến)', 'Thống nhất']) expect(text).toContain(part);
  });
});
