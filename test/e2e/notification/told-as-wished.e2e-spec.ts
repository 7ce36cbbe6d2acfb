import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant, birthRegistration } from '../../support/receptions.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { type HoaBan, hoaBan, receive, walkTo } from '../../support/walk.ts';

const NOT_WISHED = {
  code: 'not-wished',
  vi: 'Người nộp không chọn nhận thông báo qua kênh này',
  en: 'The applicant did not choose this channel',
};
const BY_LETTER = { channels: ['email'], language: 'en' };

let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let stranger: Officer;

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api);
  officers = await hoaBan(api);
  stranger = await api.signIn('tiepnhan.saokhue');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));

type Line = Record<'id' | 'intent' | 'channel' | 'state', string> & { reason: object | null };

/** What was told of a dossier, an event after the other. */
async function toldOf(dossierId: string): Promise<Line[]> {
  await worker.react(dossierId);
  return (await officers.desk.get(`/dossiers/${dossierId}/deliveries`)).body.items;
}
const subjectsOf = async (dossierId: string): Promise<string[]> =>
  (
    await api.database.query<{ subject: string }>(sql`
      select content ->> 'subject' as subject from notification.delivery
      where dossier_id = ${dossierId} and channel = 'email' order by created_at, id`)
  ).map(({ subject }) => subject);
const refusal = ({ status, body }: Answer) => [status, body.code];
const tracesOf = (subjectId: string) =>
  api.database.query(sql`
    select actor, change from audit.entry where action = 'dossier.choose-notices' and subject_id = ${subjectId} order by id`);

describe('an applicant who says at the desk how they want to be told', () => {
  it('is told over that and in that language; what is not sent says why', async () => {
    const { id } = await receive(officers.desk, { notices: BY_LETTER });
    expect(await toldOf(id)).toMatchObject([
      { channel: 'sms', state: 'suppressed', reason: NOT_WISHED },
      { channel: 'email', state: 'pending', reason: null },
    ]);
    expect(await subjectsOf(id)).toEqual([expect.stringMatching(/^Dossier .* received/)]);
    expect((await officers.desk.get(`/dossiers/${id}`)).body.notices).toEqual(BY_LETTER);
    expect((await officers.desk.get(`/dossiers/${id}/copy`)).body.notices).toEqual(BY_LETTER);
  });

  it('need not say anything, nor both', async () => {
    const { id } = await receive(officers.desk);
    expect((await toldOf(id)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    const { id: english } = await receive(officers.desk, { notices: { language: 'en' } });
    expect((await officers.desk.get(`/dossiers/${english}`)).body.notices).toEqual({
      ...{ channels: ['sms', 'email'], language: 'en' },
    });
  });

  it.each([
    ['nothing', { channels: [] }],
    ['what does not reach them', { channels: ['email'] }],
  ])('is asked again when they choose %s', async (_, notices) => {
    const { email: _none, ...reached } = applicant;
    const body = birthRegistration({ applicant: reached, notices });
    const answer = await officers.desk.post('/dossiers', body);
    expect(refusal(answer)).toEqual([422, 'dossier.no-way-to-tell']);
    expect(answer.body.detail).toContain('tin nhắn');
    expect(JSON.stringify(answer.body)).not.toContain(applicant.phone);
  });

  it('may choose nothing when there is no way to reach them', async () => {
    const { email: _none, phone: _neither, ...unreached } = applicant;
    const { id } = await receive(officers.desk, { applicant: unreached, notices: { channels: [] } });
    expect(await toldOf(id)).toEqual([]);
  });
});

describe('an applicant who hands in online', () => {
  it('is told as they said from the first turn on', async () => {
    const headers = { authorization: `Bearer ${await serviceKeyOf(api, 'H99')}` };
    const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
    const identity = { kind: 'citizen-id', number: '099200000777' };
    const body = {
      ...{ ...about, sourceCode: 'G22-wishes', desk: 'H99.41.01', notices: BY_LETTER },
      applicant: { ...applicant, identity },
    };
    const { body: handedIn } = await api.anyone.send('POST', '/submissions', body, headers);
    const path = `/submissions/${handedIn.id}`;
    expect((await officers.desk.get(path)).body.content.notices).toEqual(BY_LETTER);
    const { body: received } = await officers.desk.post(`${path}/acceptance`, {}, { 'if-match': '"1"' });
    expect(await toldOf(received.id)).toMatchObject([
      { intent: 'submission-received', channel: 'sms', reason: NOT_WISHED },
      { intent: 'submission-received', channel: 'email', state: 'pending' },
      { intent: 'received', channel: 'sms', reason: NOT_WISHED },
      { intent: 'received', channel: 'email', state: 'pending' },
    ]);
    const subjects = await subjectsOf(received.id);
    expect(subjects.join()).not.toMatch(/hồ sơ/i);
    const unheard = { ...body, sourceCode: 'G22-unheard', notices: { channels: [] } };
    expect(refusal(await api.anyone.send('POST', '/submissions', unheard, headers))).toEqual([
      ...[422, 'dossier.no-way-to-tell'],
    ]);
  });
});

describe('changing how an applicant is told', () => {
  it('is done by who works on the dossier, takes effect from then on, and leaves its trace', async () => {
    const { id } = await receive(officers.desk);
    const before = await toldOf(id);
    const change = (by: Officer, body: object) => by.send('PUT', `/dossiers/${id}/notice-wishes`, body, {});
    expect(await change(officers.caseOfficer, BY_LETTER)).toMatchObject({ status: 200, body: BY_LETTER });
    expect(refusal(await change(stranger, BY_LETTER))).toEqual([404, 'dossier.unknown']);
    expect(refusal(await change(officers.desk, { ...BY_LETTER, channels: [] }))).toEqual([
      ...[422, 'dossier.no-way-to-tell'],
    ]);
    expect(await toldOf(id)).toEqual(before);
    await walkTo('hand-over', id, officers);
    const ready = (await toldOf(id)).filter(({ intent }) => intent === 'result-ready');
    expect(ready).toMatchObject([
      { channel: 'sms', reason: NOT_WISHED },
      { channel: 'email', state: 'pending' },
    ]);
    expect((await subjectsOf(id)).at(-1)).not.toMatch(/hồ sơ/i);
    expect(await tracesOf(id)).toEqual([
      {
        actor: 'thuly.hoaban',
        change: { before: { channels: ['sms', 'email'], language: 'vi' }, after: BY_LETTER },
      },
    ]);
  });

  it('is done by the applicant who has the secret, also with the form of the page', async () => {
    const { id, code, tracking } = await receive(officers.desk);
    const path = `/tracking/${code}?secret=${tracking.secret}`;
    const seen = async () => (await api.anyone.get(path)).body.details;
    const first = await api.anyone.get(path);
    expect(refusal(await api.anyone.post(`/tracking/${code}?secret=AAAAAAAAAA`, BY_LETTER))).toEqual([
      ...[404, 'tracking.not-found'],
    ]);
    expect((await seen()).notices).toEqual({ channels: ['sms', 'email'], language: 'vi' });
    expect(await api.anyone.post(path, BY_LETTER)).toMatchObject({ status: 200, body: BY_LETTER });
    expect(await api.anyone.get(path, { 'if-none-match': first.headers['etag']! })).toMatchObject({
      ...{ status: 200, body: { details: { notices: BY_LETTER } } },
    });
    const form = (payload: string) =>
      api.app.inject({
        ...{ method: 'POST', url: `/api/v1${path}`, payload },
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      });
    const sent = await form('channels=sms&language=vi');
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${code}?secret=${tracking.secret}`]);
    expect((await seen()).notices).toEqual({ channels: ['sms'], language: 'vi' });
    expect((await form('channels=sms&channels=email&language=en')).statusCode).toBe(303);
    expect((await form('language=vi')).statusCode).toBe(422);
    await toldOf(id);
    expect((await tracesOf(id)).map((trace) => (trace as { actor: string }).actor)).toEqual(
      Array.from({ length: 3 }, () => 'applicant'),
    );
  });

  it('shows the applicant what was not sent, and why', async () => {
    const { id, code, tracking } = await receive(officers.desk, { notices: { channels: ['sms'] } });
    await worker.react(id);
    const path = `/tracking/${code}?secret=${tracking.secret}`;
    const { code: _code, ...reason } = NOT_WISHED;
    expect((await api.anyone.get(path)).body.details.told).toMatchObject([
      { channel: 'sms', state: 'waiting', reason: null },
      { channel: 'email', state: 'not-sent', reason },
    ]);
    const { body } = await api.anyone.get(path, { accept: 'text/html' });
    expect(body).toContain(reason.vi);
    expect(body).toMatch(/value="sms" checked/);
    expect(body).not.toMatch(/value="email" checked/);
  });
});

describe('channels that are switched off', () => {
  const SWITCHES = '/administration/channel-switches';
  let administrator: Officer;

  beforeAll(async () => {
    administrator = await api.signIn('quantri.tinh');
  });

  /** For birth registrations at an agency. */
  const off = (agency: string, intent: string, channels: string[], procedure = '1.001193') =>
    administrator.send('PUT', `${SWITCHES}/${agency}/${procedure}/${intent}`, { off: channels }, {});
  const shown = async (agency: string, intent: string) => {
    const { body } = await administrator.get(`${SWITCHES}?agency=${agency}&procedure=1.001193`);
    return body.items.find((one: { intent: string }) => one.intent === intent);
  };
  const smsOf = async () => {
    const [text] = await toldOf((await receive(officers.desk)).id);
    return [text!.channel, text!.state, (text!.reason as { code: string } | null)?.code];
  };

  it('are off for the agency and those below it, until one of these says otherwise; and it shows why', async () => {
    expect((await off('H99', 'received', ['sms'])).status).toBe(204);
    expect(await shown('H99.41.01', 'received')).toEqual({
      ...{ intent: 'received', what: 'Đã tiếp nhận hồ sơ', channels: ['sms', 'email', 'zalo'], off: ['sms'] },
      ...{ setFor: 'H99', owed: true },
    });
    expect(await smsOf()).toEqual(['sms', 'suppressed', 'switched-off']);
    await off('H99.41.01', 'received', []);
    expect(await smsOf()).toEqual(['sms', 'pending', undefined]);
    await off('H99.41.01', 'received', ['sms']);
    const { email: _none, ...reached } = applicant;
    const { id } = await receive(officers.desk, { applicant: reached });
    expect(await toldOf(id)).toMatchObject([{ channel: 'sms', state: 'pending' }]);
    await off('H99.41.01', 'received', []);
    const traces = await api.database.query(sql`
      select actor, subject_id as agency, change, details from audit.entry
      where action = 'notification.switch-channels' order by id limit 2`);
    const about = { actor: 'quantri.tinh', details: { procedure: '1.001193', intent: 'received' } };
    expect(traces).toEqual([
      { ...about, agency: 'H99', change: { before: null, after: ['sms'] } },
      { ...about, agency: 'H99.41.01', change: { before: null, after: [] } },
    ]);
  });

  it('leave one of what the law wants told; of other events all may go', async () => {
    expect(refusal(await off('H99.41', 'result-ready', ['sms', 'email']))).toEqual([
      ...[422, 'notification.channel-needed'],
    ]);
    expect((await shown('H99.41', 'result-ready')).off).toEqual([]);
    expect((await off('H99.41', 'opinions-asked', ['email'])).status).toBe(204);
    expect(await shown('H99.41', 'opinions-asked')).toMatchObject({ off: ['email'], owed: false });
  });

  it.each([
    ['an unknown agency', () => off('H00', 'received', []), 'notification.agency-unknown'],
    ['an unknown procedure', () => off('H99', 'received', [], '9.9'), 'notification.procedure-unknown'],
    [
      'a channel it is not told over',
      () => off('H99', 'in-progress', ['sms']),
      'notification.template-unknown',
    ],
  ])('are refused for %s', async (_, asked, code) => {
    expect(refusal(await asked())).toEqual([404, code]);
  });
});
