import { randomUUID } from 'node:crypto';
import { sql } from '#platform/database';
import { isSignedWith } from '#simulators';
import type { Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { serviceKeyOf } from '../../support/service-keys.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { type HoaBan, hoaBan, receive } from '../../support/walk.ts';

const BASE = '/administration/webhook-subscriptions';
const CHANGED = 'vn.mot-cua.dossier.status-changed.v1';
const MOVED = 'vn.mot-cua.dossier.appointment-changed.v1';

let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api);
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(() => {
  worker.simulators.webhooks.forget();
});

const subscribe = async (wish: Record<string, unknown> = {}) => {
  const name = randomUUID();
  const endpoint = `${worker.simulators.url}/webhooks/${name}`;
  const answer = await administrator.post(BASE, { name, endpoint, events: [CHANGED, MOVED], ...wish });
  return { ...answer, id: answer.body.id as string, secret: answer.body.secret as string, name };
};
const shown = async (id: string) => (await administrator.get(`${BASE}/${id}`)).body;
const calls = (name: string) => worker.simulators.webhooks.calls.filter(({ path }) => path.endsWith(name));
const told = (name: string) =>
  calls(name).map(
    ({ event }) => event as { id: string; sequence: string; type: string; data: { code: string } },
  );

describe('a subscription', () => {
  it('tells of changes in their order, with nothing personal, as the secret that is shown once verifies', async () => {
    const { id, secret, name, status } = await subscribe();
    expect([status, secret]).toEqual([201, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)]);
    const { id: dossierId, code } = await receive(officers.desk);
    await officers.leader.post(
      `/dossiers/${dossierId}/extensions`,
      { by: { amount: 2, unit: 'working-day' }, reason: 'Phải xác minh thêm', ground: 'Công văn số 9' },
      { 'if-match': '"1"' },
    );
    await worker.react(dossierId);
    await worker.tell(id);
    expect(told(name).map(({ type, sequence }) => [type, sequence])).toEqual([
      [CHANGED, '1'],
      [MOVED, '2'],
    ]);
    expect(told(name)[0]).toEqual({
      ...{
        specversion: '1.0',
        id: `${dossierId}:1`,
        source: 'http://localhost:3000',
        type: CHANGED,
        subject: code,
      },
      ...{ time: expect.any(String), datacontenttype: 'application/json', sequence: '1' },
      data: {
        ...{ dossierId, code, sequence: 1, status: 'received', statusBefore: null },
        ...{ receivedAt: expect.any(String), dueAt: expect.any(String) },
        ...{ receivingAgency: 'H99.41.01', leadAgency: expect.stringMatching(/^H99\.41/) },
      },
    });
    expect(calls(name).map(({ headers }) => headers['webhook-id'])).toEqual(
      told(name).map(({ id: event }) => event),
    );
    expect(calls(name).map((call) => isSignedWith(secret, call))).toEqual([true, true]);
    const { subscription, exchanges } = await shown(id);
    expect(subscription).toMatchObject({ state: 'active', waiting: 0, lastSequence: 2, failingSince: null });
    expect(exchanges).toMatchObject([
      { sequence: 2, eventId: `${dossierId}:2`, outcome: 'accepted', status: 204 },
      { sequence: 1, outcome: 'accepted' },
    ]);
    expect(JSON.stringify(await shown(id))).not.toContain('whsec_');
    const [kept] = await api.database.query<{ sealed: Buffer }>(
      sql`select secret_sealed as sealed from webhook.subscription where id = ${id}`,
    );
    expect(kept?.sealed.includes(secret)).toBe(false);
  });

  it('tells of its agency’s dossiers alone, of events it asked for, and never of what is secret', async () => {
    const ours = await subscribe({ agency: 'H99.41.01' });
    const theirs = await subscribe({ agency: 'H99.46' });
    const moves = await subscribe({ events: [MOVED] });
    const { id: dossierId } = await receive(officers.desk);
    const secret = await receive(officers.desk);
    await api.database.query(sql`update dossier.dossier set secrecy = 'restricted' where id = ${secret.id}`);
    for (const id of [dossierId, secret.id]) await worker.react(id);
    for (const { id } of [ours, theirs, moves]) await worker.tell(id);
    expect([ours, theirs, moves].map(({ name }) => told(name).length)).toEqual([1, 0, 0]);
    expect(told(ours.name)[0]?.id).toBe(`${dossierId}:1`);
  });

  it('that is sick harms nobody, and goes on where it was', async () => {
    const sick = await subscribe();
    const well = await subscribe();
    worker.simulators.faults.set({ target: 'webhook', kind: 'refuse', times: 1 });
    const { id: dossierId } = await receive(officers.desk);
    await worker.react(dossierId);
    await worker.tell(sick.id);
    await worker.tell(well.id);
    expect([told(sick.name), told(well.name)].map(({ length }) => length)).toEqual([0, 1]);
    expect((await shown(sick.id)).subscription).toMatchObject({
      waiting: 1,
      failingSince: expect.any(String),
    });
    expect((await shown(sick.id)).exchanges).toMatchObject([
      { outcome: 'unavailable', status: 503, reason: 'HTTP 503' },
    ]);
    api.clock.advance({ minutes: 1 });
    await worker.tell(sick.id);
    expect(told(sick.name)).toHaveLength(1);
  });

  it('is paused, resumed and ended by an administrator; what happens during a pause waits', async () => {
    const { id, name } = await subscribe();
    expect((await administrator.post(`${BASE}/${id}/pause`, {})).status).toBe(204);
    const { id: dossierId } = await receive(officers.desk);
    await worker.react(dossierId);
    await worker.tell(id);
    expect((await shown(id)).subscription).toMatchObject({
      ...{ state: 'paused', waiting: 1 },
      paused: { because: 'administrator', vi: 'Quản trị tạm dừng', en: 'Paused by an administrator' },
    });
    expect(told(name)).toEqual([]);
    await administrator.post(`${BASE}/${id}/resumption`, {});
    await worker.tell(id);
    expect(told(name)).toHaveLength(1);
    expect((await administrator.send('DELETE', `${BASE}/${id}`, undefined, {})).status).toBe(204);
    expect((await administrator.post(`${BASE}/${id}/resumption`, {})).body.code).toBe(
      'webhook.subscription-unknown',
    );
    const trail = await api.database.query<{ action: string }>(sql`
      select action from audit.entry where subject_type = 'webhook-subscription' and subject_id = ${id} order by id`);
    expect(trail.map(({ action }) => action)).toEqual([
      ...['webhook.subscription-open', 'webhook.subscription-pause'],
      ...['webhook.subscription-resume', 'webhook.subscription-end', 'access.refuse'],
    ]);
  });

  it('changes its secret, and is signed with both for as long as was said', async () => {
    const { id, name, secret } = await subscribe();
    const { status, body } = await administrator.post(`${BASE}/${id}/secret`, { overlapHours: 2 });
    expect([status, body.secret === secret]).toEqual([201, false]);
    const signatures = async () => {
      const { id: dossierId } = await receive(officers.desk);
      await worker.react(dossierId);
      await worker.tell(id);
      const call = calls(name).at(-1)!;
      return [secret, body.secret as string].map((one) => isSignedWith(one, call));
    };
    expect(await signatures()).toEqual([true, true]);
    expect((await shown(id)).subscription.formerSecretUntil).not.toBeNull();
    api.clock.advance({ hours: 3 });
    expect(await signatures()).toEqual([false, true]);
  });
});

describe('a replay', () => {
  it('tells again from an event or a time on, under the same ids', async () => {
    const { id, name } = await subscribe();
    const dossiers = [await receive(officers.desk), await receive(officers.desk)];
    for (const dossier of dossiers) await worker.react(dossier.id);
    await worker.tell(id);
    const first = told(name).map(({ id: event }) => event);
    const { status, body } = await administrator.post(`${BASE}/${id}/replays`, { sequence: 2 });
    expect([status, body]).toEqual([200, { firstSequence: 2 }]);
    await worker.tell(id);
    expect(told(name).map(({ id: event }) => event)).toEqual([...first, first[1]]);
    await administrator.post(`${BASE}/${id}/replays`, { since: '2020-01-01T00:00:00+07:00' });
    await worker.tell(id);
    expect(told(name).map(({ id: event }) => event)).toEqual([...first, first[1], ...first]);
    const refused = await administrator.post(`${BASE}/${id}/replays`, { sequence: 3 });
    expect([refused.status, refused.body.code]).toEqual([409, 'webhook.nothing-to-replay']);
  });

  it('is for the service the subscription is of as well, and for no other', async () => {
    const key = await serviceKeyOf(api, 'H99.41');
    const [, keyId = ''] = key.split('_');
    const own = await subscribe({ service: `service-${keyId}` });
    const others = await subscribe();
    const { id: dossierId } = await receive(officers.desk);
    await worker.react(dossierId);
    for (const { id } of [own, others]) await worker.tell(id);
    const replayed = async ({ id }: { id: string }) => {
      const path = `/webhook-subscriptions/${id}/replays`;
      const headers = { authorization: `Bearer ${key}` };
      const { status } = await api.anyone.post(path, { sequence: 1 }, headers);
      return status;
    };
    expect([await replayed(own), await replayed(others)]).toEqual([200, 404]);
    await worker.tell(own.id);
    expect(told(own.name)).toHaveLength(2);
  });
});

describe('a wish for a subscription', () => {
  it.each([
    ['an address in the clear', { endpoint: 'http://nhan.saomai.example/' }, 422, 'webhook.endpoint-refused'],
    ['an address in numbers', { endpoint: 'https://10.0.0.1/' }, 422, 'webhook.endpoint-refused'],
    ['an unknown agency', { agency: 'H99.404' }, 422, 'webhook.agency-unknown'],
    ['an unknown service', { service: 'nobody' }, 422, 'webhook.service-unknown'],
    ['no event', { events: [] }, 400, 'request.invalid'],
    ['an event there is not', { events: ['anything'] }, 400, 'request.invalid'],
    ['more than is asked', { secret: 'mine' }, 400, 'request.invalid'],
  ])('with %s is refused', async (_what, wish, status, code) => {
    const refused = await subscribe(wish);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('under a name that is taken is refused', async () => {
    const { name } = await subscribe();
    expect((await subscribe({ name })).body.code).toBe('webhook.name-taken');
  });
});
