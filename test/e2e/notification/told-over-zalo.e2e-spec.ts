import { sql } from '#platform/database';
import { demoAccounts, type Simulators, startSimulators, type SignedEvent } from '#simulators';
import type { Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { type HoaBan, hoaBan, receive } from '../../support/walk.ts';

const { appId, appSecret, oaSecret, refreshToken } = demoAccounts.zalo;
const TEMPLATE = '/administration/message-templates/H99/received/zalo/vi';
const OVER_ZALO = { channels: ['zalo'], language: 'vi' };
/** What the simulated Zalo has registered as 512001. */
const CONTENT = {
  template: '512001',
  parameters: [
    { name: 'ma_ho_so', value: '{{ code }}' },
    { name: 'co_quan', value: '{{ agency }}' },
    { name: 'can_bo', value: '{{ officer }}' },
    { name: 'thoi_gian', value: '{{ time }}' },
    { name: 'ngay_hen', value: '{{ appointment }}' },
  ],
};

let api: TestApi;
let outside: Simulators;
let worker: ReactingWorker;
let officers: HoaBan;
let administrator: Officer;

beforeAll(async () => {
  outside = await startSimulators({ port: 0, smtpPort: 0 });
  const settings = {
    ...{ ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_SECRET: oaSecret },
    ZALO_REFRESH_TOKEN: refreshToken,
    ZALO_URL: `${outside.url}/zalo/message/template`,
    ZALO_TOKEN_URL: `${outside.url}/zalo/v4/oa/access_token`,
  };
  api = await createTestApi(settings);
  worker = await ReactingWorker.beside(api, outside, settings);
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));

type Line = Record<'id' | 'intent' | 'channel' | 'state', string> & { reason: { code: string } | null };

const linesOf = async (dossierId: string): Promise<Line[]> =>
  (await officers.desk.get(`/dossiers/${dossierId}/deliveries`)).body.items;
const standing = async (dossierId: string) =>
  Object.fromEntries(
    (await linesOf(dossierId)).map(({ channel, state, reason }) => [
      channel,
      reason ? `${state}: ${reason.code}` : state,
    ]),
  );
/** Received at the desk, by somebody who wants to be told over these; and told. */
async function told(notices: object, phone = applicant.phone): Promise<{ id: string; code: string }> {
  const { id, code } = await receive(officers.desk, { notices, applicant: { ...applicant, phone } });
  await worker.react(id);
  const over = (await linesOf(id)).find(({ channel, state }) => channel === 'zalo' && state === 'pending');
  if (over) await worker.deliver('zalo', over.id);
  return { id, code };
}
async function register(): Promise<void> {
  const revision = async () => ({ 'if-match': (await administrator.get(TEMPLATE)).headers['etag'] ?? '' });
  const drafted = await administrator.send(
    'PUT',
    `${TEMPLATE}/draft`,
    { content: CONTENT },
    await revision(),
  );
  expect(drafted).toMatchObject({ status: 200, body: { findings: [], sms: null } });
  const published = await administrator.post(`${TEMPLATE}/publication`, {}, await revision());
  expect(published.status).toBe(200);
}
const hear = ({ body, signature }: SignedEvent) =>
  api.app.inject({
    ...{ method: 'POST', url: '/api/v1/zalo/events', payload: body },
    headers: { 'content-type': 'application/json', 'x-zevent-signature': signature },
  });
const messageOf = (phone: string) => outside.zalo.messages({ to: phone.replace(/^0/, '84') })[0]!;

describe('an applicant who wants to be told over Zalo', () => {
  it('is told by SMS what is owed while no template is registered, and sees why', async () => {
    expect((await administrator.get(TEMPLATE)).body).toMatchObject({ inForce: null, versions: [] });
    const { id } = await told(OVER_ZALO);
    expect(await standing(id)).toEqual({
      ...{ zalo: 'suppressed: not-registered', sms: 'pending', email: 'suppressed: not-wished' },
    });
  });

  it('is told over it, and when it has arrived that shows', async () => {
    await register();
    const { id, code } = await told(OVER_ZALO, '0900000011');
    expect(await standing(id)).toEqual({
      ...{ zalo: 'sent', sms: 'suppressed: not-wished', email: 'suppressed: not-wished' },
    });
    const message = messageOf('0900000011');
    expect(message.content).toContain(code);
    expect((await hear(outside.zalo.arrivalOf(message.msgId!))).statusCode).toBe(200);
    expect(await standing(id)).toMatchObject({ zalo: 'delivered' });
    // Twice, and of what nobody sent.
    expect((await hear(outside.zalo.arrivalOf(message.msgId!))).statusCode).toBe(200);
    expect((await hear(outside.zalo.arrivalOf('unknown'))).statusCode).toBe(200);
    expect(await standing(id)).toMatchObject({ zalo: 'delivered' });
  });

  it('is told by SMS when they have no account there', async () => {
    outside.zalo.forget('84900000012');
    const { id } = await told(OVER_ZALO, '0900000012');
    expect(await standing(id)).toEqual({
      ...{ zalo: 'undeliverable: unreachable', sms: 'pending', email: 'suppressed: not-wished' },
    });
  });

  it('is told over it with the next message after the day has renewed its quota', async () => {
    outside.zalo.quota = 0;
    const { id } = await told(OVER_ZALO, '0900000013');
    outside.zalo.quota = 5_000;
    expect(await standing(id)).toMatchObject({ zalo: 'pending', sms: 'suppressed: not-wished' });
    api.clock.advance({ minutes: 10 });
    const waiting = (await linesOf(id)).find(({ channel }) => channel === 'zalo')!;
    await worker.deliver('zalo', waiting.id);
    expect(await standing(id)).toMatchObject({ zalo: 'sent' });
  });

  it('finds the choice on the page of their dossier', async () => {
    const { code, tracking } = await receive(officers.desk, { notices: OVER_ZALO });
    const path = `/tracking/${code}?secret=${tracking.secret}`;
    const { body } = await api.anyone.get(path, { accept: 'text/html' });
    expect(body).toMatch(/value="zalo" checked/);
  });
});

describe('an applicant who has not asked for Zalo', () => {
  it('is never told over it, nor is it what stands in', async () => {
    const { id } = await told({ channels: ['sms'], language: 'vi' }, '0900000014');
    expect(await standing(id)).toEqual({ sms: 'pending', email: 'suppressed: not-wished' });
    const { id: silent } = await receive(officers.desk);
    await worker.react(silent);
    expect(await standing(silent)).toEqual({ sms: 'pending', email: 'pending' });
  });
});

describe('an event of Zalo that is not signed by it', () => {
  it.each([
    ['another signature', (event: SignedEvent) => ({ ...event, signature: 'mac=00' })],
    ['no signature', (event: SignedEvent) => ({ ...event, signature: '' })],
    ['another body', (event: SignedEvent) => ({ ...event, body: `${event.body} ` })],
  ])('for %s changes nothing', async (_what, changed) => {
    const { id } = await told(OVER_ZALO, '0900000015');
    const event = outside.zalo.arrivalOf(messageOf('0900000015').msgId!);
    const answer = await hear(changed(event));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { code: 'notification.event-not-signed' },
    ]);
    expect(await standing(id)).toMatchObject({ zalo: 'sent' });
    const [{ count }] = (await api.database.query(sql`
      select count(*)::int as count from notification.receipt where gateway_id = ${messageOf('0900000015').msgId}`)) as [
      { count: number },
    ];
    expect(count).toBe(0);
  });
});
