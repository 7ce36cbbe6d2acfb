import { sql } from '#platform/database';
import { tracesOf } from '../../support/delegations.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

const WEDNESDAY = '2026-03-04T08:00:00+07:00';
const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'];

let api: TestApi;
let portal: Record<string, string>;
let desk: Officer;
let colleague: Officer;
let elsewhere: Officer;
let submitted = 0;

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set(WEDNESDAY);
  portal = { authorization: `Bearer ${await serviceKeyOf(api, 'H99')}` };
  desk = await api.signIn('tiepnhan.hoaban');
  colleague = await api.signIn('tiepnhan2.hoaban');
  elsewhere = await api.signIn('tiepnhan.saokhue');
});
beforeEach(() => api.clock.set(WEDNESDAY));
afterAll(() => api.close());

const refusal = ({ status, body }: Answer) => [status, body.code];
const send = (path: string, body: object) => api.anyone.send('POST', `/submissions${path}`, body, portal);

/** A birth registration of somebody who has not been here before. */
const submission = (overrides: object = {}) => {
  submitted += 1;
  const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
  const number = String(99_200_000_000 + submitted).padStart(12, '0');
  return {
    ...about,
    ...{ sourceCode: `G22-${submitted}`, desk: 'H99.41.01' },
    applicant: { ...applicant, identity: { kind: 'citizen-id', number } },
    ...overrides,
  };
};
async function handedIn(overrides: object = {}): Promise<Answer['body']> {
  const { status, body } = await send('', submission(overrides));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
const act = (by: Officer, id: string, what: string, body: object = {}, version = 1) =>
  by.post(`/submissions/${id}/${what}`, body, { 'if-match': `"${version}"` });
const stored = async (id: string) => {
  const [row] = await api.database.query<{
    state: string;
    late: boolean | null;
    kept: boolean;
    name: string | null;
  }>(sql`
    select state, late, content_sealed is not null as kept, applicant_name as name from intake.submission where id = ${id}`);
  return row!;
};

describe('handing in online', () => {
  it('gives a number and the hour by which the desk decides, eight working hours on', async () => {
    const body = await handedIn();
    expect(body).toMatchObject({
      ...{ duplicate: false, state: 'pending', asked: null, dossier: null },
      number: expect.stringMatching(/^TT-\d{8}$/),
      acceptBy: '2026-03-05T08:00:00.000+07:00',
    });
    expect(await tracesOf(api.database, 'submission.hand-in')).not.toEqual([]);
  });

  it('takes what comes again under its code as the same, also ten times at once', async () => {
    const once = submission();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('', once)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
  });

  it('keeps nothing in the clear that could be used', async () => {
    const { id } = await handedIn();
    const [row] = await api.database.query<{ row: string }>(sql`
      select s::text as row from intake.submission s where id = ${id}`);
    expect(row!.row).not.toContain(String(99_200_000_000 + submitted));
    expect(row!.row).not.toContain(applicant.phone);
    const { body } = await desk.get(`/submissions/${id}`);
    expect(JSON.stringify(body)).not.toContain(applicant.phone);
    expect(body.content.applicant.identity.masked).toMatch(/^•••\d{3}$/);
  });

  it.each([
    ['an unknown desk', { desk: 'H99.41' }, 400, 'intake.desk-unknown'],
    ['an unknown case', { case: '1.001193.09' }, 400, 'procedure.case-unknown'],
    ['an unknown paper', { components: [{ code: 'X-1' }] }, 400, 'intake.component-unknown'],
    ['a code with spaces', { sourceCode: 'a b' }, 400, 'request.invalid'],
    ['a channel of its own', { channel: 'post' }, 400, 'request.invalid'],
  ])('is refused with %s', async (_, overrides, status, code) => {
    expect(refusal(await send('', submission(overrides)))).toEqual([status, code]);
  });

  it('is not for services without the scope', async () => {
    await api.database.query(sql`update identity.service_key set scopes = '{dossiers:read}'`);
    expect((await send('', submission())).status).toBe(403);
    await api.database.query(sql`update identity.service_key set scopes = '{submissions:write}'`);
  });
});

describe('the list of a desk', () => {
  it('has the most urgent first, page by page, and none of another desk', async () => {
    api.clock.set('2026-03-03T08:00:00+07:00');
    const urgent = await handedIn();
    api.clock.set(WEDNESDAY);
    await handedIn();
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const { body }: Answer = await desk.get(`/submissions?limit=2${cursor}`);
      seen.push(...body.items.map(({ acceptBy }: { acceptBy: string }) => acceptBy));
      next = body.next;
    } while (next !== null);
    expect(seen).toEqual([...seen].sort());
    expect(seen[0]).toBe(urgent.acceptBy);
    const { body: count } = await desk.get('/submissions/count');
    expect(count).toEqual({ count: seen.length, more: false });
    expect((await elsewhere.get('/submissions')).body.items).toEqual([]);
    expect(refusal(await elsewhere.get(`/submissions/${urgent.id}`))).toEqual([
      404,
      'intake.submission-unknown',
    ]);
  });

  it('is read from its index', async () => {
    const lines = await api.database.query<{ 'QUERY PLAN': string }>(sql`
      explain select id from intake.submission
      where desk_agency_id = 1 and state = 'pending' and (accept_by, id) > ('2026-01-01', ${'0'.repeat(32)}::uuid)
      order by accept_by, id limit 50`);
    expect(lines.map((line) => line['QUERY PLAN']).join('\n')).toContain('submission_of_desk');
  });

  it('has nothing of what the officer’s post is not cleared for', async () => {
    const { id } = await handedIn();
    await api.database.query(sql`update intake.submission set secrecy = 'confidential' where id = ${id}`);
    expect(refusal(await desk.get(`/submissions/${id}`))).toEqual([404, 'intake.submission-unknown']);
  });
});

describe('a submission', () => {
  it('becomes a dossier received at the instant of acceptance, and is then kept nowhere else', async () => {
    const { id } = await handedIn();
    api.clock.set('2026-03-04T14:00:00+07:00');
    const { status, body } = await act(desk, id, 'acceptance');
    expect([status, body.receivedAt]).toEqual([201, '2026-03-04T14:00:00.000+07:00']);
    const { body: dossier } = await desk.get(`/dossiers/${body.id}`);
    expect(dossier).toMatchObject({
      channel: 'online',
      status: 'received',
      applicant: { fullName: applicant.fullName },
    });
    expect(await stored(id)).toEqual({ state: 'accepted', late: false, kept: false, name: null });
    expect((await desk.get(`/submissions/${id}`)).body.dossier).toBe(body.code);
  });

  it('is accepted late when the hour has passed, which is kept', async () => {
    const { id } = await handedIn();
    api.clock.set('2026-03-05T08:00:01+07:00');
    await act(desk, id, 'acceptance');
    expect(await stored(id)).toMatchObject({ state: 'accepted', late: true });
  });

  it('is accepted once by two officers at once', async () => {
    const { id } = await handedIn();
    const answers = await Promise.all([act(desk, id, 'acceptance'), act(colleague, id, 'acceptance')]);
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    expect([409, 412]).toContain(answers.find(({ status }) => status !== 201)!.status);
    const dossiers = await api.database.query(sql`
      select from dossier.dossier where code = ${won[0]!.body.code}`);
    expect(dossiers).toHaveLength(1);
  });

  it('is accepted once however often the officer sends it', async () => {
    const { id } = await handedIn();
    const key = { 'idempotency-key': 'acceptance-sent-again', 'if-match': '"1"' };
    const first = await desk.post(`/submissions/${id}/acceptance`, {}, key);
    expect((await desk.post(`/submissions/${id}/acceptance`, {}, key)).body).toEqual(first.body);
  });

  it('is refused with a slip, as any dossier', async () => {
    const { id } = await handedIn();
    const { status, body } = await act(desk, id, 'refusal', { reason: 'Không thuộc thẩm quyền' });
    expect(status).toBe(201);
    const { body: dossier } = await desk.get(`/dossiers/${body.id}`);
    expect([dossier.status, dossier.channel]).toEqual(['refused', 'online']);
    expect(await stored(id)).toMatchObject({ state: 'refused', kept: false });
  });

  it('waits as it was when its applicant has an unfinished dossier nobody spoke of', async () => {
    const one = submission();
    await desk.post('/dossiers', birthRegistration({ applicant: one.applicant }));
    const { body } = await send('', one);
    expect(refusal(await act(desk, body.id, 'acceptance'))).toEqual([409, 'intake.duplicate-suspected']);
    expect(await stored(body.id)).toMatchObject({ state: 'pending', kept: true });
    expect((await act(desk, body.id, 'acceptance', { duplicateOf: 'known' })).status).toBe(201);
  });

  it('is asked to be completed once, with everything that is missing; the hours begin anew when it is', async () => {
    const one = submission({ components: [{ code: FORM, electronic: 1 }] });
    const { body: pending } = await send('', one);
    const { id } = pending;
    expect(refusal(await act(desk, id, 'acceptance'))).toEqual([409, 'intake.components-missing']);
    const asked = await act(desk, id, 'supplement-request', {
      reason: 'Thiếu giấy chứng sinh',
      items: ['Ảnh rõ nét'],
    });
    expect(asked.body.items).toHaveLength(2);
    expect(asked.body.guidance.vi).toContain('thiếu 1 thành phần bắt buộc');
    expect((await send('', one)).body).toMatchObject({
      duplicate: true,
      state: 'supplement-asked',
      asked: asked.body,
    });
    expect(refusal(await act(desk, id, 'acceptance', {}, 2))).toEqual([409, 'intake.submission-decided']);
    api.clock.set('2026-03-06T08:00:00+07:00');
    // Keys of these tests are good for a day.
    portal = { authorization: `Bearer ${await serviceKeyOf(api, 'H99')}` };
    const components = [FORM, CERTIFICATE].map((code) => ({ code, electronic: 1 }));
    const brought = await send(`/${id}/supplement`, { components });
    expect(brought.body).toEqual({ acceptBy: '2026-03-09T08:00:00.000+07:00' });
    expect(refusal(await send(`/${id}/supplement`, { components }))).toEqual([
      409,
      'intake.submission-decided',
    ]);
    expect(refusal(await act(desk, id, 'supplement-request', { reason: 'Nữa', items: ['x'] }, 3))).toEqual([
      409,
      'intake.supplement-asked-before',
    ]);
    expect(refusal(await act(desk, id, 'acceptance', {}, 1))).toEqual([412, 'intake.submission-stale']);
    expect((await act(desk, id, 'acceptance', {}, 3)).status).toBe(201);
    expect(await stored(id)).toMatchObject({ late: false });
  });

  it('is not asked for what it has', async () => {
    const { id } = await handedIn();
    expect(refusal(await act(desk, id, 'supplement-request', { reason: 'Không rõ' }))).toEqual([
      400,
      'intake.nothing-to-ask',
    ]);
  });

  it('is withdrawn by its source, kept no longer, and not accepted then', async () => {
    const { id } = await handedIn();
    expect((await send(`/${id}/withdrawal`, { reason: 'Người dân đổi ý' })).status).toBe(204);
    expect(await stored(id)).toEqual({ state: 'withdrawn', late: null, kept: false, name: null });
    expect(refusal(await act(desk, id, 'acceptance', {}, 2))).toEqual([409, 'intake.submission-decided']);
    expect(refusal(await send(`/${id}/withdrawal`, { reason: 'Nữa' }))).toEqual([
      409,
      'intake.submission-decided',
    ]);
  });

  it('is nobody’s to touch but its desk’s and its source’s', async () => {
    const { id } = await handedIn();
    const other = { authorization: `Bearer ${await serviceKeyOf(api, 'H99.46')}` };
    for (const answer of [
      await act(elsewhere, id, 'acceptance'),
      await act(elsewhere, id, 'refusal', { reason: 'x' }),
      await elsewhere.post(`/submissions/${id}/withdrawal`, { reason: 'x' }),
      await api.anyone.send('POST', `/submissions/${id}/withdrawal`, { reason: 'x' }, other),
    ]) {
      expect(refusal(answer)).toEqual([404, 'intake.submission-unknown']);
    }
  });
});
