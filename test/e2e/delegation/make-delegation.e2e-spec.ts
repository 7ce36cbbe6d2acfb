import { sql } from '#platform/database';
import { aDay, delegatePost, endAll, refusal, tracesOf } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
});
beforeEach(() => endAll(api.database));
afterAll(() => api.close());

const COVER = { from: 'thuly.hoaban', role: 'case-officer', to: 'thuly2.hoaban', reason: 'Nghỉ ốm' };

describe('a delegation', () => {
  it('is answered as it is kept, and written down', async () => {
    const paper = { paper: '12/GUQ-UBND', fields: ['G15-TP07'], absent: true };
    const { status, body } = await officers.leader.post('/delegations', aDay(api, paper));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ kind: 'delegation', agency: { code: 'H99.41' }, role: 'agency-leader', ...paper },
      ...{ from: { username: 'lanhdao.hoaban' }, to: { username: 'truongphong.hoaban' }, procedures: [] },
      ...{ madeBy: { username: 'lanhdao.hoaban' }, startsAt: '2026-03-04T08:00:00.000+07:00', ended: null },
    });
    expect((await tracesOf(api.database, 'delegation.make'))[0]).toMatchObject({
      ...{ actor: 'lanhdao.hoaban', for: null, subject: String(body.id), outcome: 'done' },
    });
  });

  it('is made once for a key', async () => {
    const send = () =>
      officers.leader.post('/delegations', aDay(api), { 'idempotency-key': 'made-once-only' });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
  });

  it.each([
    ['its leader', () => officers.leader],
    ['an administrator', () => administrator],
  ])('of an absent officer is made by %s, with both names', async (_, who) => {
    const { status, body } = await who().post('/delegations', aDay(api, COVER));
    expect([status, body.kind, body.from.username]).toEqual([201, 'cover', 'thuly.hoaban']);
    const { positions } = (await (await api.signIn('thuly2.hoaban')).get('/sessions/current')).body;
    expect(positions.at(-1).title).toMatch(/^Làm thay /);
    expect((await tracesOf(api.database, 'delegation.make'))[0]).toMatchObject({
      actor: body.madeBy.username,
      for: 'thuly.hoaban',
    });
  });

  it('is shown to both, to the leaders above, to administrators, and to nobody else', async () => {
    const id = await delegatePost(api, officers.caseOfficer, { role: 'case-officer', to: 'vanthu.hoaban' });
    const sees = async (officer: Officer) =>
      (await officer.get('/delegations')).body.items.some((item: { id: number }) => item.id === id);
    const { caseOfficer, clerk, leader, unitHead } = officers;
    expect(await Promise.all([caseOfficer, clerk, leader, administrator].map(sees))).not.toContain(false);
    const stranger = await api.signIn('lanhdao.tuphap');
    expect(await Promise.all([unitHead, stranger].map(sees))).toEqual([false, false]);
    for (const officer of [unitHead, stranger]) {
      const answer = await officer.post(`/delegations/${id}/end`, { reason: 'Thử' });
      expect(refusal(answer)).toEqual([404, 'delegation.unknown']);
    }
  });

  it('is listed a page at a time, latest first', async () => {
    const ids = [];
    for (const to of ['thuly2.hoaban', 'vanthu.hoaban', 'tiepnhan.hoaban']) {
      ids.unshift(await delegatePost(api, officers.caseOfficer, { role: 'case-officer', to }));
    }
    const first = (await officers.caseOfficer.get('/delegations?limit=2')).body;
    expect(first.items.map(({ id }: { id: number }) => id)).toEqual(ids.slice(0, 2));
    const second = (await officers.caseOfficer.get(`/delegations?limit=1&before=${first.next}`)).body;
    expect(second.items.map(({ id }: { id: number }) => id)).toEqual(ids.slice(2));
  });

  it('that closes a circle is refused, also when both sides are made at once', async () => {
    const back = { role: 'unit-head', to: 'lanhdao.hoaban' };
    const answers = await Promise.all([
      officers.leader.post('/delegations', aDay(api)),
      officers.unitHead.post('/delegations', aDay(api, back)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('delegation.circle');
    await endAll(api.database);
    await delegatePost(api, officers.leader);
    await delegatePost(api, officers.unitHead, { role: 'unit-head', to: 'vanthu.hoaban' });
    const third = aDay(api, { role: 'clerk', to: 'lanhdao.hoaban' });
    expect(refusal(await officers.clerk.post('/delegations', third))).toEqual([409, 'delegation.circle']);
    const later = { startsAt: '2026-03-06T08:00:00+07:00', endsAt: '2026-03-07T08:00:00+07:00' };
    expect((await officers.clerk.post('/delegations', { ...third, ...later })).status).toBe(201);
  });
});

type Case = [
  code: string,
  status: number,
  who: () => Officer | Promise<Officer>,
  request: Record<string, unknown>,
];

describe('a delegation is refused, and the attempt written down:', () => {
  const leader = () => officers.leader;
  const cases: Case[] = [
    [
      'ends-before-start',
      422,
      leader,
      { startsAt: '2026-03-05T08:00:00+07:00', endsAt: '2026-03-04T09:00:00+07:00' },
    ],
    ['ends-before-start', 422, leader, { endsAt: '2026-03-04T08:00:00+07:00' }],
    ['in-the-past', 422, leader, { startsAt: '2026-03-04T07:59:59+07:00' }],
    ['too-long', 422, leader, { endsAt: '2027-03-06T08:00:00+07:00' }],
    ['to-oneself', 422, leader, { to: 'lanhdao.hoaban' }],
    ['to-oneself', 422, () => administrator, { ...COVER, to: 'quantri.tinh' }],
    ['agency-unknown', 422, leader, { agency: 'H99.404' }],
    ['officer-unknown', 422, leader, { to: 'khong.ai' }],
    ['scope-unknown', 422, leader, { procedures: ['9.999999'], fields: ['KHONG-CO'] }],
    ['not-at-post', 422, leader, { role: 'clerk' }],
    ['not-nearby', 422, leader, { to: 'thuly.tuphap' }],
    ['not-yours-to-make', 403, () => officers.unitHead, COVER],
    ['not-yours-to-make', 403, () => api.signIn('lanhdao.tuphap'), COVER],
    ['administration', 403, () => administrator, { agency: 'H99', role: 'administrator' }],
  ];

  it.each(cases)('delegation.%s (%i)', async (code, status, who, overrides) => {
    const officer = await who();
    expect(refusal(await officer.post('/delegations', aDay(api, overrides)))).toEqual([
      status,
      `delegation.${code}`,
    ]);
    expect((await tracesOf(api.database, 'delegation.make'))[0]).toMatchObject({
      ...{ outcome: 'refused', problem: `delegation.${code}` },
    });
    const [{ open } = { open: -1 }] = await api.database.query<{ open: number }>(sql`
      select count(*)::int as open from organization.delegation where ended_at is null`);
    expect(open).toBe(0);
  });

  it('delegation.onward', async () => {
    await delegatePost(api, officers.leader);
    const onward = aDay(api, { to: 'vanthu.hoaban' });
    expect(refusal(await officers.unitHead.post('/delegations', onward))).toEqual([403, 'delegation.onward']);
    // Nor does a delegated leader name covers for others.
    expect(refusal(await officers.unitHead.post('/delegations', aDay(api, COVER)))).toEqual([
      403,
      'delegation.not-yours-to-make',
    ]);
  });

  it('delegation.no-account', async () => {
    await api.database.query(sql`
      update identity.account set disabled_at = ${api.clock.now()} where username = 'truongphong2.hoaban'`);
    const toNobody = aDay(api, { to: 'truongphong2.hoaban' });
    expect(refusal(await officers.leader.post('/delegations', toNobody))).toEqual([
      422,
      'delegation.no-account',
    ]);
  });
});
