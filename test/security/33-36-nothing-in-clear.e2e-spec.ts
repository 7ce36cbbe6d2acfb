import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { eventually, queueStores, type QueueStoreUnderTest, redisDump } from '#testing';
import { freePort } from '../support/free-port.ts';
import { password } from '../support/officer.ts';
import { birthRegistration } from '../support/receptions.ts';
import { System } from '../support/system.ts';
import { databaseDump, tracesOf } from '../support/traces.ts';
import { AppProcess } from '../support/worker-process.ts';

jest.setTimeout(180_000);

const province = JSON.parse(readFileSync(projectPath('seed', 'province', 'two-tier.json'), 'utf8')) as {
  officers: { email: string }[];
};

/** What must be found nowhere. */
const SECRETS: Record<string, string> = {
  identityNumber: '001185012399',
  phone: '0912345678',
  submitterPhone: '0987654321',
  submitterNumber: '001190054321',
  email: 'ba.nguyen.thi.kin@example.com',
  password,
  mistypedPassword: 'Mat-khau-go-nham-2026',
  officerEmail: province.officers[0]!.email,
};
const NAME = 'Nguyễn Thị Kín';
const submitter = {
  fullName: 'Trần Văn Nộp Hộ',
  phone: SECRETS['submitterPhone'],
  citizenId: SECRETS['submitterNumber'],
  authority: { kind: 'family' },
};
const applicant = {
  ...birthRegistration().applicant,
  fullName: NAME,
  identity: { kind: 'citizen-id', number: SECRETS['identityNumber'] },
  phone: SECRETS['phone'],
  email: SECRETS['email'],
};

describe('33, 36: the search itself', () => {
  it.each([
    ['as it is', '… 001185012399 …'],
    ['parted', 'CCCD 001 185 012 399'],
    ['in bytes', `\\x${Buffer.from('số 001185012399').toString('hex')}`],
    ['in base64', Buffer.from('{"number":"001185012399"}').toString('base64')],
    ['in base64 that begins elsewhere', Buffer.from('{"numbers":"001185012399"}').toString('base64')],
    ['in base64 that begins elsewhere still', Buffer.from('{"numbered":"001185012399"}').toString('base64')],
  ])('finds a number %s', (_, text) => {
    expect(tracesOf(SECRETS, text)).toEqual(['identityNumber']);
  });

  it('finds a phone with the country code, and an address in a URL', () => {
    expect(tracesOf(SECRETS, 'to +84 912 345 678')).toEqual(['phone']);
    expect(tracesOf(SECRETS, '?email=ba.nguyen.thi.kin%40example.com')).toEqual(['email']);
  });
});

describe('33, 36: personal data and secrets', () => {
  let system: System;
  let api: AppProcess;
  let address: string;
  let token: string;

  const send = (path: string, body: object | string, headers: Record<string, string> = {}) =>
    fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': uuid(),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;
  const receive = async (overrides = {}): Promise<string> => {
    const answer = await send('/dossiers', birthRegistration({ applicant, submitter, ...overrides }));
    expect(answer.status).toBe(201);
    const { id, tracking } = (await answer.json()) as { id: string; tracking: { secret: string } };
    SECRETS['trackingSecret'] = tracking.secret;
    return id;
  };
  /** Queues in PostgreSQL are a part of the database. */
  const queuedIn = async ({ settings: { REDIS_URL: url } }: QueueStoreUnderTest): Promise<string> =>
    url === undefined ? databaseDump(system.database) : redisDump(url);

  beforeAll(async () => {
    system = await System.start();
    for (const store of queueStores()) await store.wipe(system.databaseUrl);
    const port = await freePort();
    api = new AppProcess('api', { ...system.environment, PORT: String(port), LOG_LEVEL: 'debug' });
    address = `http://127.0.0.1:${port}`;
    token = '';
    await eventually('the api answers', () => fetch(`${address}/health/ready`), 60_000);
  });
  afterAll(async () => {
    await api.kill();
    await system.close();
  });

  it('are not left by sign-ins, right and wrong', async () => {
    const mistyped = { username: 'tiepnhan.hoaban', password: SECRETS['mistypedPassword'] };
    expect(await statusOf(send('/sessions', mistyped))).toBe(401);
    expect(await statusOf(send('/sessions', { ...mistyped, username: 'nobody.here' }))).toBe(401);
    expect(await statusOf(send('/sessions', { user: 'tiepnhan.hoaban', passwort: password }))).toBe(400);
    expect(await statusOf(send('/sessions', `{"password": "${password}"`))).toBe(400);
    const signedIn = await send('/sessions', { username: 'tiepnhan.hoaban', password });
    expect(signedIn.status).toBe(201);
    const { accessToken, refreshToken } = (await signedIn.json()) as Record<
      'accessToken' | 'refreshToken',
      string
    >;
    token = accessToken;
    Object.assign(SECRETS, { accessToken, refreshToken });
    expect(tracesOf(SECRETS, await databaseDump(system.database))).toEqual([]);
  });

  it.each(queueStores())('are in no job that waits in $name', async (store) => {
    for (const target of ['sms', 'mail', 'portal'] as const) system.misbehave({ target, kind: 'down' });
    const worker = system.startWorker({ LOG_LEVEL: 'debug', ...store.settings });
    const id = await receive();
    await system.until('everything was tried in vain', async () => {
      const [tried] = await system.database.query<{ times: number }>(sql`
        select (select count(*) from notification.delivery where dossier_id = ${id} and attempts > 0)
             + (select count(*) from portal_sync.publication where dossier_id = ${id} and attempts > 0) as times`);
      if (Number(tried?.times) < 3) throw new Error(JSON.stringify(tried));
    });
    const jobs = await queuedIn(store);
    expect(jobs).toContain('deliver-sms');
    expect(tracesOf(SECRETS, jobs)).toEqual([]);
    await worker.stop();
  });

  it('are sent out, shown and looked up while gateways repeat them and statements fail', async () => {
    system.mend();
    system.startWorker({ LOG_LEVEL: 'debug' });
    await system.settled();
    system.misbehave({ target: 'sms', kind: 'reject', message: `Receiver ${SECRETS['phone']} refuses` });
    system.misbehave({ target: 'mail', kind: 'reject', message: `<${SECRETS['email']}> unknown` });
    const id = await receive();
    const { identityNumber, phone } = SECRETS;
    const reason = 'Gọi chủ hồ sơ bổ sung giấy tờ';
    const view = await send(`/dossiers/${id}/personal-data-views`, { reason });
    expect(await view.json()).toMatchObject({ phone, identity: { number: identityNumber } });
    const found = (await (await send('/dossiers/look-ups', { phone })).json()) as { items: { id: string }[] };
    expect(found.items.map((item) => item.id)).toContain(id);
    expect(await statusOf(send('/dossiers/look-ups', { identityNumber }))).toBe(200);
    const refusal = birthRegistration({ applicant, reason: 'Không thuộc thẩm quyền' });
    expect(await statusOf(send('/dossiers/refusals', refusal))).toBe(201);
    const faulty = birthRegistration({ applicant: { ...applicant, phone: `${phone}99`, email: 'x' } });
    expect(await statusOf(send('/dossiers', faulty))).toBe(400);
    expect(await statusOf(send('/dossiers', `{"phone": "${phone}"`))).toBe(400);
    expect(await statusOf(send('/dossiers/look-ups', { identityNumber: `${identityNumber}1` }))).toBe(400);
    expect(await statusOf(fetch(`${address}/api/v1/tracking/${identityNumber}`))).toBe(400);
    expect(await statusOf(fetch(`${address}/api/v1/nowhere/${phone}?email=${SECRETS['email']}`))).toBe(404);
    await system.database.query(sql`
      alter table dossier.applicant add constraint broken check (full_name <> 'Người Gây Lỗi')`);
    const failing = birthRegistration({ applicant: { ...applicant, fullName: 'Người Gây Lỗi' } });
    expect(await statusOf(send('/dossiers', failing))).toBe(500);
    await eventually('the fault is in the log', () => {
      if (!api.log.includes('violates check constraint')) throw new Error('not yet');
    });
    expect(api.log).not.toContain('Failing row contains');
    await system.settled();
    expect(system.sms.messages().map(({ to }) => to)).toContain('84912345678');
  });

  it('are then nowhere in the database, the queues and the lines the processes wrote', async () => {
    const dump = await databaseDump(system.database);
    expect(dump).toContain(NAME);
    expect(tracesOf(SECRETS, dump)).toEqual([]);
    for (const store of queueStores()) expect(tracesOf(SECRETS, await queuedIn(store))).toEqual([]);
    expect(api.log).toContain('/api/v1/dossiers/look-ups');
    expect(tracesOf(SECRETS, api.log)).toEqual([]);
    expect(tracesOf(SECRETS, system.workerLog)).toEqual([]);
  });
});
