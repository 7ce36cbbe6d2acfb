import { bearer, refusal } from '../support/credentials.ts';
import { ADMINISTRATOR, administering, CLOSED, OPENINGS } from '../support/administering.ts';
import { officerOf } from '../support/posts.ts';
import { declaredEndpoints } from '../support/routes.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

/** A Wednesday. */
const TODAY = '2026-03-04';

let api: TestApi;
let there: ReturnType<typeof administering>;

beforeAll(async () => {
  api = await createTestApi({ ADMINISTRATION_HOURS: 'working-calendar' });
  there = administering(api);
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(`${TODAY}T19:00:00+07:00`));

describe('9. administration', () => {
  it.each([
    ['at the opening minute', `${TODAY}T07:00:00`],
    ['in the last second before lunch', `${TODAY}T11:29:59`],
    ['at the first minute after lunch', `${TODAY}T13:30:00`],
    ['in the last second before closing', `${TODAY}T16:59:59`],
    ['on a Saturday that makes up for a day off', '2026-01-10T09:00:00'],
    ['on another one', '2026-08-22T16:00:00'],
  ])('is open %s', async (_when, time) => {
    api.clock.set(`${time}+07:00`);
    expect((await there.change(await there.session())).status).toBe(200);
  });

  it.each([
    ['in the last second before opening', `${TODAY}T06:59:59`, `${TODAY}T07:00:00`],
    ['when lunch begins', `${TODAY}T11:30:00`, `${TODAY}T13:30:00`],
    ['in the last second of lunch', `${TODAY}T13:29:59`, `${TODAY}T13:30:00`],
    ['at the closing minute', `${TODAY}T17:00:00`, '2026-03-05T07:00:00'],
    ['on a Saturday', '2026-03-07T09:00:00', '2026-03-09T07:00:00'],
    ['on a day off', '2026-02-17T09:00:00', '2026-02-23T07:00:00'],
    ['on a Monday off for a feast of the Sunday', '2026-04-27T09:00:00', '2026-04-28T07:00:00'],
    ['on a Friday whose work is made up for', '2026-01-02T09:00:00', '2026-01-05T07:00:00'],
    ['after the making up for it', '2026-01-10T17:00:00', '2026-01-12T07:00:00'],
  ])('is closed %s', async (_when, time, opensAt) => {
    api.clock.set(`${time}+07:00`);
    const answer = await there.change(await there.session());
    expect(refusal(answer)).toEqual(CLOSED);
    expect(answer.body.opensAt).toBe(`${opensAt}.000+07:00`);
  });

  it('keeps the hours of the agency that the administrator has the post at', async () => {
    const saturdays = await officerOf(api, { role: 'administrator', agency: 'H99.42.01' });
    api.clock.set('2026-03-07T11:29:59+07:00');
    expect((await there.change(await there.session(saturdays))).status).toBe(200);
    expect(refusal(await there.change(await there.session()))).toEqual(CLOSED);
    api.clock.set('2026-03-07T11:30:00+07:00');
    expect(refusal(await there.change(await there.session(saturdays)))).toEqual(CLOSED);
  });

  it('says in both languages when it opens and what there is for what cannot wait, and that it was tried', async () => {
    const { body } = await there.change(await there.session());
    expect(body.messages.vi).toContain('Mở lại lúc 07:00 ngày 05/03/2026.');
    expect(body.messages.en).toContain('It opens again at 2026-03-05T07:00:00.000+07:00.');
    for (const told of [body.messages.vi, body.messages.en]) expect(told).toContain(`POST ${OPENINGS}`);
    const refused = await there.get(
      `/administration/audit-entries?outcome=refused&actor=${ADMINISTRATOR}&limit=1`,
      await there.session(),
    );
    expect(refused.body.items[0].details.code).toBe('identity.administration-closed');
  });

  it('is closed by every endpoint that changes anything, and read by all others', async () => {
    const endpoints = [...declaredEndpoints(api.app)].filter(
      ([, contract]) => contract?.access.kind === 'may' && contract.access.roles.join() === 'administrator',
    );
    const exempt: string[] = [];
    const closed: string[] = [];
    for (const [route] of endpoints) {
      const [method = '', path = ''] = route.split(' ');
      const token = await there.session();
      const answer = await api.anyone.send(
        method as 'GET',
        path.replaceAll(/:\w+/g, '1'),
        undefined,
        bearer(token),
      );
      if (answer.body.code === CLOSED[1]) closed.push(method);
      else if (method !== 'GET') exempt.push(route);
    }
    expect(exempt.sort()).toEqual([`POST ${OPENINGS}`, `POST ${OPENINGS}/:id/closing`]);
    expect(closed.length).toBeGreaterThan(30);
    expect(closed).not.toContain('GET');
  });

  it('is closed to covers named by nobody but an administrator', async () => {
    const cover = (token: string) =>
      api.anyone.send(
        'POST',
        '/delegations',
        {
          ...{ from: 'lanhdao.hoaban', agency: 'H99.41', role: 'agency-leader', to: 'truongphong.hoaban' },
          ...{ endsAt: `${TODAY}T23:00:00+07:00`, reason: 'Ốm' },
        },
        { ...bearer(token), 'idempotency-key': 'cover-at-night' },
      );
    expect(refusal(await cover(await there.session()))).toEqual(CLOSED);
    expect((await cover(await there.session('lanhdao.hoaban'))).status).toBe(201);
  });

  it('leaves to everyone what is not administration', async () => {
    const token = await there.session();
    expect((await there.get('/dossiers', token)).status).toBe(200);
    expect((await there.signOut(token)).status).toBe(204);
  });
});
