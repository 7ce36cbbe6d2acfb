import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { officerOf } from '../../support/posts.ts';
import { birthRegistration } from '../../support/receptions.ts';
import { atHoaBan, rehearse } from '../../support/rehearsals.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, receive } from '../../support/walk.ts';

const BASE = '/administration/message-templates';
const WARD = `${BASE}/H99.41/received/sms/vi`;
const DESK = `${BASE}/H99.41.01/received/sms/vi`;
const LETTER = `${BASE}/H99.41/received/email/vi`;

const saying = (words: string) => ({
  content: { text: `${words} {{ code }}: {{ time }}, {{ agency }}, {{ officer }}, {{ appointment }}` },
});

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-03-04T08:00:00+07:00');
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

const revisionOf = async (path: string): Promise<{ 'if-match': string }> => {
  const { headers } = await administrator.get(path);
  return { 'if-match': headers['etag'] ?? '' };
};
const draft = async (path: string, body: object): Promise<Answer> =>
  administrator.send('PUT', `${path}/draft`, body, await revisionOf(path));
const publish = async (path: string): Promise<Answer> =>
  administrator.post(`${path}/publication`, {}, await revisionOf(path));
const published = async (path: string, body: object): Promise<Answer> => {
  await draft(path, body);
  return publish(path);
};
const giveBack = async (path: string): Promise<Answer> =>
  administrator.post(`${path}/return`, {}, await revisionOf(path));

/** What an applicant of the ward would be told of a reception. */
async function told(): Promise<string> {
  const walk = await rehearse(administrator, {
    published: { code: '1.001193' },
    dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
  });
  return walk.reception.notices[0].text;
}

describe('the words of messages', () => {
  it('are as shipped until an agency has its own, and name what may and must be said', async () => {
    const { body } = await administrator.get(WARD);
    expect(body).toMatchObject({
      revision: 0,
      inForce: { version: 1, setFor: null },
      draft: null,
      versions: [],
    });
    const required = body.placeholders.filter(({ required: is }: { required: boolean }) => is);
    expect(required.map(({ name }: { name: string }) => name).sort()).toEqual([
      ...['agency', 'appointment', 'code', 'officer', 'time'],
    ]);
    const { items } = (await administrator.get(`${BASE}?agency=H99.41`)).body;
    expect(items.length).toBeGreaterThan(60);
    expect(items.every((one: Answer['body']) => one.setFor === null && !one.hasDraft)).toBe(true);
  });

  it('are drafted, published, and then said by the agency and those below it; given back, as before', async () => {
    const shipped = await told();
    expect(await draft(WARD, saying('Phường Hoa Ban:'))).toMatchObject({
      status: 200,
      body: { revision: 1, findings: [], sms: { usual: { encoding: 'gsm-7', segments: 1 } } },
    });
    expect(await told()).toBe(shipped);
    expect(await publish(WARD)).toMatchObject({ status: 200, body: { revision: 2, version: 1 } });
    expect(await told()).toMatch(/^Phuong Hoa Ban: H99\.41\.01-260304-/);

    await published(DESK, saying('Bộ phận Một cửa:'));
    expect(await told()).toMatch(/^Bo phan Mot cua: /);
    const { items } = (await administrator.get(`${BASE}?agency=H99.41.01`)).body;
    const line = items.find((one: Answer['body']) => one.intent === 'received' && one.channel === 'sms');
    expect(line).toMatchObject({ setFor: 'H99.41.01', version: 1, publishedBy: 'quantri.tinh' });

    expect((await giveBack(DESK)).body).toEqual({ revision: 3, version: 2 });
    expect(await told()).toMatch(/^Phuong Hoa Ban: /);
    await giveBack(WARD);
    expect(await told()).toBe(shipped);
    const { versions } = (await administrator.get(WARD)).body;
    expect(versions.map((one: Answer['body']) => [one.version, one.content === null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('are not published while anything is wrong with them; each fault has its place and both languages', async () => {
    const content = { text: 'Hồ sơ {{ code }} {{ nowhere }}\n{% for i in (1..9) %}x{% endfor %}' };
    expect((await draft(WARD, { content })).status).toBe(200);
    const { status, body } = await publish(WARD);
    expect([status, body.code]).toEqual([422, 'notification.template-faulty']);
    expect(body.findings).toEqual([
      {
        ...{ code: 'syntax', pointer: '/text', line: 2, column: 1 },
        ...{
          vi: expect.stringContaining('tag "for" not found'),
          en: expect.stringContaining('Cannot be read'),
        },
      },
    ]);
    const unlawful = { content: { text: '{{ code }} {{ time }} {{ agency }} {{ appointment }}' } };
    const { body: check } = await administrator.post(`${WARD}/checks`, unlawful);
    expect(check.findings).toMatchObject([
      { code: 'not-said', en: expect.stringContaining('{{ officer }}') },
    ]);
  });

  it.each([
    ['nobody drafted', '/return', 'notification.none-of-its-own', 409],
    ['nobody knows', '/publication', 'notification.no-draft', 409],
  ])('that %s cannot be acted on', async (_what, act, code, status) => {
    const path = `${BASE}/H99.46/received/sms/en`;
    expect(await administrator.post(path + act, {}, { 'if-match': '"0"' })).toMatchObject({
      status,
      body: { code },
    });
  });

  it.each([
    ['an agency nobody knows', `${BASE}/H00/received/sms/vi`, 404, 'notification.agency-unknown'],
    [
      'a channel the event is not told over',
      `${BASE}/H99/in-progress/sms/vi`,
      404,
      'notification.template-unknown',
    ],
  ])('are refused for %s', async (_what, path, status, code) => {
    expect(await administrator.get(path)).toMatchObject({ status, body: { code } });
  });

  it('are refused in the shape of the other channel', async () => {
    const answer = await administrator.post(`${LETTER}/checks`, saying('x'));
    expect(answer).toMatchObject({ status: 400, body: { code: 'notification.template-misshapen' } });
  });

  it('change for one of two administrators at once', async () => {
    const path = `${BASE}/H99.46/received/sms/vi`;
    await draft(path, saying('Thử:'));
    const seen = await revisionOf(path);
    const answers = await Promise.all([
      administrator.post(`${path}/publication`, {}, seen),
      administrator.post(`${path}/publication`, {}, seen),
      administrator.send('PUT', `${path}/draft`, saying('Khác:'), seen),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const { body } = await administrator.get(path);
    expect(body.revision).toBe(2);
    expect(body.versions.length + (body.draft ? 1 : 0)).toBe(1);
  });

  it('leave in the audit trail who changed which', async () => {
    const trail = await api.database.query<{ action: string }>(sql`
      select action from audit.entry where subject_type = 'agency' and subject_id = 'H99.41' and outcome = 'done'
        and action like 'notification.%' order by id`);
    expect(trail.map(({ action }) => action)).toEqual([
      ...['notification.draft-template', 'notification.publish-template', 'notification.return-template'],
      'notification.draft-template',
    ]);
  });

  it('cannot be changed once they are published', async () => {
    const [row] = await api.database.query(sql`
      select has_table_privilege('mot_cua_application', 'notification.template', 'update') as may`);
    expect(row).toEqual({ may: false });
  });
});

describe('a preview', () => {
  const letter = {
    content: {
      subject: 'Hồ sơ {{ code }}',
      news: '{{ agency }} báo {{ you }}',
      facts: [{ label: 'Hẹn', value: '{{ appointment }}' }],
      next: '{{ procedure }}',
    },
  };

  it('shows made-up facts where no dossier is named', async () => {
    const { body } = await administrator.post(`${LETTER}/previews`, letter);
    expect(body).toMatchObject({
      subject: 'Hồ sơ H99.41.01-261121-0001',
      text: expect.stringContaining('Kính gửi ông/bà Nguyễn Thử Nghiệm,'),
      html: expect.stringContaining('<html lang="vi">'),
      madeUp: expect.arrayContaining(['code', 'agency', 'appointment']),
    });
  });

  it('shows a dossier the administrator may see, with its secret left out, and leaves a trace', async () => {
    const officers = await hoaBan(api);
    const { id, code, tracking } = await receive(officers.desk, birthRegistration());
    const local = await api.signIn(await officerOf(api, { role: 'administrator', agency: 'H99.41' }));
    const { body } = await local.post(`${LETTER}/previews`, { ...letter, dossier: id });
    expect(body).toMatchObject({ subject: `Hồ sơ ${code}`, madeUp: [] });
    expect(JSON.stringify(body)).not.toContain(tracking.secret);
    const trail = await api.database.query(sql`
      select actor from audit.entry where action = 'notification.preview-template' and subject_id = ${id}`);
    expect(trail).toEqual([{ actor: 'administrator.h99.41' }]);
  });

  it('shows no dossier the administrator may not see', async () => {
    const officers = await hoaBan(api);
    const { id } = await receive(officers.desk, birthRegistration());
    const foreign = await api.signIn(await officerOf(api, { role: 'administrator', agency: 'H99.46' }));
    expect(await foreign.post(`${LETTER}/previews`, { ...letter, dossier: id })).toMatchObject({
      status: 404,
      body: { code: 'dossier.unknown' },
    });
  });
});
