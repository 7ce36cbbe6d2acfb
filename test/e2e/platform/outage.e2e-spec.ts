import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { DatabaseLine } from '../../support/database-line.ts';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { birthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

let line: DatabaseLine;
let api: TestApi;
let desk: Officer;
let known: Answer['body'];

beforeAll(async () => {
  line = await DatabaseLine.lay();
  api = await createTestApi({}, (url) => line.over(url));
  desk = await api.signIn('tiepnhan.hoaban');
  known = await receive(desk);
});
afterAll(async () => {
  await api.close();
  await line.cut();
});

const dossiers = async (): Promise<number> => {
  const [row] = await api.database.query<{ count: number }>(sql`select count(*)::int from dossier.dossier`);
  return row?.count ?? 0;
};

describe('without its database, the API', () => {
  beforeAll(() => line.cut());
  afterAll(() => line.mend());

  it('is alive but not ready, and says why', async () => {
    expect(await api.anyone.get('/health/live')).toMatchObject({ status: 200, body: { ok: true } });
    expect(await api.anyone.get('/health/ready')).toMatchObject({
      status: 503,
      body: { ok: false, checks: { database: 'unavailable', process: 'ok' } },
    });
  });

  it.each<[string, () => Promise<Answer>]>([
    ['a look-up', () => api.anyone.get(`/tracking/${known.code}`)],
    ['a list', () => desk.get('/dossiers')],
    ['a dossier', () => desk.get(`/dossiers/${known.id}`)],
    ['a reception', () => desk.post('/dossiers', birthRegistration())],
    ['an action', () => desk.act(known.id, { step: 'reception', action: 'hand-over' }, 1)],
    ['signing in', () => api.anyone.post('/sessions', { username: 'thuly.hoaban', password: 'any' })],
  ])('answers %s with “try again later” in both languages, not with a fault', async (_what, ask) => {
    const { status, headers, body } = await ask();
    expect([status, body.code]).toEqual([503, 'server.unavailable']);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.messages.vi).not.toBe(body.messages.en);
    expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0\.0\.1|postgres|select/i);
  });

  it('still explains its problems and describes itself', async () => {
    expect((await api.anyone.get('/problems/server.unavailable')).status).toBe(200);
    expect((await api.anyone.get('/openapi.json')).status).toBe(200);
  });

  it('keeps the queues’ board shut, and says that it is not the token', async () => {
    const authorization = `Basic ${Buffer.from(`quantri.tinh:${desk.session}`).toString('base64')}`;
    expect(await api.anyone.get('/admin/queues/', { authorization })).toMatchObject({
      status: 503,
      body: { code: 'server.unavailable' },
    });
  });
});

describe('once its database is back, the API', () => {
  beforeAll(async () => {
    await line.cut();
    await line.mend();
  });

  it('serves again without a restart, in the sessions that were open', async () => {
    expect((await api.anyone.get('/health/ready')).status).toBe(200);
    expect(await desk.get(`/dossiers/${known.id}`)).toMatchObject({ status: 200, body: { version: 1 } });
  });
});

describe.each([
  ['ends', (broken: DatabaseLine) => broken.hangUp()],
  ['is reset', (broken: DatabaseLine) => broken.cut()],
])('a reception whose connection %s after it was sent', (_how, breakOff) => {
  it('is answered with “try again later”, and sent again with its key becomes one dossier', async () => {
    const before = await dossiers();
    const key = uuid();
    const send = () => desk.post('/dossiers', birthRegistration(), { 'idempotency-key': key });
    const unanswered = await api.database.transaction(async (tx) => {
      await tx.query(sql`select 1 from dossier.code_counter for update`);
      const sent = send();
      await untilBlocked(api.database);
      await breakOff(line);
      return sent;
    });
    expect([unanswered.status, unanswered.body.code]).toEqual([503, 'server.unavailable']);
    await line.mend();
    const again = await send();
    expect(again.status).toBe(201);
    expect(await send()).toMatchObject({ status: 201, body: { id: again.body.id } });
    expect(await dossiers()).toBe(before + 1);
  });
});
