import { sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { withoutDossiers } from '../../support/emptied.ts';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { fireThresholds, manyAtOnce, planThresholds, tellOutside } from '../../support/thresholds.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  await worker.init();
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
});
beforeEach(async () => {
  await withoutDossiers(api.database, 'platform.outbox_message', 'notification.telling_outside');
  await api.database.query(sql`delete from supervision.ladder where procedure_code <> ''`);
  at('04T08:00');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const at = (time: string): void => api.clock.set(`2026-03-${time}:00+07:00`);
const LADDER = '/administration/ladders/1.001193';

/** Tells one rung at one share of the dossier's limit. */
const ladder = (share: number, rung: string, also: readonly string[] = []) => ({
  ladder: { step: [], dossier: [{ share, tell: [{ rung, also }] }] },
});
const set = (body: object, version = 0) =>
  administrator.send('PUT', LADDER, body, { 'if-match': `"${version}"` });

async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  await planThresholds(worker);
  return id;
}

/** Dossiers are led by wards in turn. */
async function ofThreeWards(): Promise<void> {
  await api.database.query(sql`
    update dossier.dossier d set lead_agency_id = a.id
    from (select id, row_number() over (order by id) % 3 as turn from dossier.dossier) nth
    join (values (0, 'H99.41'), (1, 'H99.42'), (2, 'H99.43')) ward(turn, code) on ward.turn = nth.turn
    join organization.agency a on a.code = ward.code
    where d.id = nth.id`);
  await api.database.query(sql`
    insert into dossier.participation (agency_id, dossier_id, since)
    select lead_agency_id, id, received_at from dossier.dossier on conflict do nothing`);
}

async function fire(): Promise<number> {
  const fired = await fireThresholds(worker);
  await worker.get(OutboxRelay, { strict: false }).drain();
  return fired;
}

const shares = async (id: string): Promise<number[]> => {
  const { body } = await officers.desk.get(`/dossiers/${id}/thresholds`);
  return body.items.map(({ share }: { share: number }) => share);
};

const notices = async (officer: Officer, kind: string): Promise<unknown[]> => {
  const { body } = await officer.get('/me/notices');
  return body.items.filter((one: { kind: string }) => one.kind === kind);
};

describe('the ladder of a procedure', () => {
  it('replaces that of the province, until it follows the province again', async () => {
    expect((await set(ladder(60, 'holder'))).status).toBe(204);
    const id = await appraised();
    expect(await shares(id)).toEqual([60]);
    expect((await set({ ladder: null }, 1)).status).toBe(204);
    await planThresholds(worker);
    expect(await shares(id)).toContain(50);
    expect(await shares(id)).not.toContain(60);
  });

  it('tells nothing of what had passed when it was set', async () => {
    const id = await appraised();
    at('04T14:30');
    await set({
      ladder: {
        ...ladder(0, 'holder').ladder,
        dossier: [40, 90].map((share) => ({ share, tell: [{ rung: 'holder', also: [] }] })),
      },
    });
    await planThresholds(worker);
    expect(await shares(id)).toEqual([90]);
    expect(await fire()).toBe(0);
  });

  it('writes to supervisors above the agency, by letter and text, one of each for all they are told at once', async () => {
    await set(ladder(50, 'supervisor', ['email', 'sms']));
    const address = '/administration/officers/giamsat.tinh';
    const { headers } = await administrator.get(address);
    const change = { phone: '0912000001' };
    await administrator.post(`${address}/changes`, change, { 'if-match': headers['etag'] ?? '' });
    expect(await manyAtOnce(api.database, await appraised(), 30, api.clock.now())).toBe(30);
    await ofThreeWards();
    expect(await fire()).toBe(30);
    const { body } = await (await api.signIn('giamsat.tinh')).get('/me/notices');
    expect(body.unread.count).toBe(30);
    expect(await tellOutside(worker)).toBe(4);
    const written = await api.database.query<{ officer: string; channel: string; deliveries: number }>(sql`
      select o.username as officer, m.channel, count(*)::int as deliveries,
             min(substring(coalesce(m.content ->> 'subject', m.content ->> 'text') from '[0-9]+')::int) as dossiers
      from notification.delivery m join organization.officer o on o.id = m.officer_id
      where m.intent = 'officer-threshold' group by 1, 2 order by 1, 2`);
    expect(written).toEqual([
      { officer: 'giamsat.tinh', channel: 'email', deliveries: 1, dossiers: 30 },
      { officer: 'giamsat.tinh', channel: 'sms', deliveries: 1, dossiers: 30 },
      // Those who supervise at the wards themselves.
      { officer: 'lanhdao.hoaban', channel: 'email', deliveries: 1, dossiers: 10 },
      { officer: 'lanhdao.saokhue', channel: 'email', deliveries: 1, dossiers: 10 },
    ]);
  });

  it('climbs to the nearest leader above where the unit of a step has none', async () => {
    const tell = [{ rung: 'agency-leader', also: [] }];
    await set({ ladder: { step: [{ share: 75, tell }], dossier: [] } });
    const id = await appraised();
    await api.database.query(sql`
      update dossier.task set agency_id = (select id from organization.agency where code = 'H99.41.02')
      where dossier_id = ${id} and closed_at is null`);
    await api.database.query(sql`update supervision.threshold set fires_at = ${api.clock.now()}`);
    expect(await fire()).toBe(1);
    const told = await api.database.query<{ username: string }>(sql`
      select o.username from notification.notice n join organization.officer o on o.id = n.officer_id
      where n.kind = 'step-threshold'`);
    expect(told).toEqual([{ username: 'lanhdao.hoaban' }]);
  });

  it.each([
    [{ ladder: { step: [] } }, 'thiếu phần hồ sơ'],
    [ladder(0, 'holder'), 'mốc 0'],
    [ladder(201, 'holder'), 'mốc quá 200'],
    [ladder(50, 'minister'), 'cấp lạ'],
    [ladder(50, 'holder', ['email', 'email']), 'kênh hai lần'],
    [
      {
        ladder: {
          step: [],
          dossier: [...ladder(75, 'holder').ladder.dossier, ...ladder(50, 'holder').ladder.dossier],
        },
      },
      'không tăng dần',
    ],
  ])('is refused when it is none: %j (%s)', async (body, _what) => {
    const { status } = await set(body);
    expect([400, 422]).toContain(status);
  });

  it('is refused over what somebody else has set, for a procedure nobody knows, and for a province without any', async () => {
    await set(ladder(60, 'holder'));
    expect((await set(ladder(70, 'holder'))).body.code).toBe('supervision.ladder-stale');
    const unknown = await administrator.send(
      'PUT',
      '/administration/ladders/9.999999',
      ladder(60, 'holder'),
      {
        'if-match': '"0"',
      },
    );
    expect([unknown.status, unknown.body.code]).toEqual([404, 'supervision.procedure-unknown']);
    const province = await administrator.send(
      'PUT',
      '/administration/ladders/province',
      { ladder: null },
      {
        'if-match': '"1"',
      },
    );
    expect(province.body.code).toBe('supervision.province-needs-ladder');
  });
});

describe('urging on', () => {
  const nudge = (officer: Officer, id: string, body: object = {}, key?: string) =>
    officer.post(
      `/dossiers/${id}/nudges`,
      { words: 'Xin xử lý sớm', ...body },
      key === undefined ? {} : { 'idempotency-key': key },
    );

  it('tells whoever holds the step, and leaves a trace that shows who, whom and when', async () => {
    const id = await appraised();
    const { status, body } = await nudge(officers.leader, id);
    expect(status).toBe(200);
    expect(body.tasks).toHaveLength(1);
    await worker.get(OutboxRelay, { strict: false }).drain();
    expect(await notices(officers.caseOfficer, 'nudged')).toHaveLength(1);
    expect(await tellOutside(worker)).toBe(0);
    const list = await officers.caseOfficer.get(`/dossiers/${id}/nudges`);
    expect(list.body.items).toEqual([
      expect.objectContaining({ words: 'Xin xử lý sớm', task: body.tasks[0].id }),
    ]);
    const audit = await officers.leader.get(`/dossiers/${id}/audit-entries`);
    expect(JSON.stringify(audit.body)).toContain('supervision.nudge');
  });

  it('goes out by letter at once where that is wished, and says that it urges', async () => {
    const id = await appraised();
    await api.database.query(sql`
      update dossier.task set assignee_id = (select id from organization.officer where username = 'thuly.hoaban')
      where dossier_id = ${id} and closed_at is null`);
    expect((await nudge(officers.leader, id, { also: ['email'] })).status).toBe(200);
    await worker.get(OutboxRelay, { strict: false }).drain();
    expect(await tellOutside(worker)).toBe(1);
    const [letter] = await api.database.query<{ subject: string }>(sql`
      select content ->> 'subject' as subject from notification.delivery where officer_id is not null`);
    expect(letter?.subject).toBe('Đôn đốc: 1 hồ sơ cần xử lý');
  });

  it('happens once a key, and once an hour and person', async () => {
    const id = await appraised();
    const key = '0b6a6f0e-6f5c-4b0e-9d53-0a2f4a8d7c11';
    const [first, again] = [
      await nudge(officers.leader, id, {}, key),
      await nudge(officers.leader, id, {}, key),
    ];
    expect([again.status, again.body]).toEqual([200, first.body]);
    const soon = await nudge(officers.leader, id);
    expect(soon.body.code).toBe('supervision.nudged-lately');
    expect((await nudge(officers.unitHead, id)).status).toBe(200);
    at('04T09:00');
    expect((await nudge(officers.leader, id)).status).toBe(200);
  });

  it('is refused where there is nobody to urge: another step, a wait for the applicant, an end', async () => {
    const id = await appraised();
    expect((await nudge(officers.leader, id, { task: '999999' })).body.code).toBe(
      'supervision.task-not-open',
    );
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    expect((await nudge(officers.leader, id)).body.code).toBe('supervision.clock-stands-still');
    expect((await nudge(officers.leader, id, { words: '' })).status).toBe(400);
    expect((await nudge(officers.caseOfficer, id)).status).toBe(403);
  });

  it('nobody urges themselves on', async () => {
    const id = await appraised();
    await api.database.query(sql`
      update dossier.task set assignee_id = (select id from organization.officer where username = 'truongphong.hoaban')
      where dossier_id = ${id} and closed_at is null`);
    expect((await nudge(officers.unitHead, id)).body.code).toBe('supervision.nudge-oneself');
  });
});
