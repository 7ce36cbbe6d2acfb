import { FireTimers } from '#dossier';
import { sql } from '#platform/database';
import { withoutDossiers } from '../../support/emptied.ts';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { publishTimedBirth } from '../../support/timed-workflow.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  officers = await hoaBan(api);
  await publishTimedBirth(api);
});
beforeEach(async () => {
  await withoutDossiers(api.database, 'platform.outbox_message');
  api.clock.set('2026-03-02T08:00:00+07:00');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const fire = () => worker.get(FireTimers, { strict: false }).execute();

/** Under appraisal since Monday 02/03/2026 at 08:00: spoken of at 10:00, and to the leader at 14:00. */
async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

/** Papers have been asked for since then; given up at the end of Wednesday 01/04. */
async function waiting(): Promise<string> {
  const id = await appraised();
  const supplement = { items: ['Giấy chứng sinh'], reason: 'Thiếu' };
  await officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement });
  return id;
}

const look = async (id: string): Promise<Answer['body']> => (await officers.desk.get(`/dossiers/${id}`)).body;
const timersOf = async (id: string) => (await look(id)).tasks[0].timers;
const told = async () =>
  (
    await api.database.query<{ told: object }>(sql`
      select payload || jsonb_build_object('dossier', subject_id) as told from platform.outbox_message
      where name = 'dossier.timer-fired.v1' order by id`)
  ).map((row) => row.told);

/** Every timer there is, with those of closed steps. */
const kept = () =>
  api.database.query(sql`
    select code, outcome, reason from dossier.task_timer order by task_id, code`);

const agencyId = async (code: string) => {
  const [row] = await api.database.query<{ id: number }>(
    sql`select id from organization.agency where code = ${code}`,
  );
  return row!.id;
};

/** As if the workflow had said so; publishing refuses such timers. */
const spoil = (id: string, code: string, change: object) =>
  api.database.query(sql`
    update dossier.task_timer x set timer = x.timer || ${JSON.stringify(change)}::jsonb
    from dossier.task t where t.id = x.task_id and t.dossier_id = ${id} and x.code = ${code}`);

describe('a timer that warns or escalates', () => {
  it('tells the holders of the step, then the leader, each once', async () => {
    const id = await appraised();
    expect(await timersOf(id)).toEqual([
      {
        ...{ code: 'remind', does: 'warn', firesAt: '2026-03-02T10:00:00.000+07:00' },
        ...{ firedAt: null, outcome: null, reason: null, failing: false },
      },
      {
        ...{ code: 'tell-leader', does: 'escalate', firesAt: '2026-03-02T14:00:00.000+07:00' },
        ...{ firedAt: null, outcome: null, reason: null, failing: false },
      },
    ]);
    api.clock.set('2026-03-02T09:59:59.999+07:00');
    expect(await fire()).toBe(0);
    api.clock.set('2026-03-02T10:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    const lead = { dossier: id, step: 'appraisal', agencyId: await agencyId('H99.41') };
    const warning = {
      timer: 'remind',
      does: 'warn',
      dueAt: '2026-03-02T03:00:00.000Z',
      role: 'case-officer',
    };
    expect(await told()).toMatchObject([{ ...lead, ...warning }]);
    api.clock.set('2026-03-02T14:00:10+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    expect(await told()).toMatchObject([
      warning,
      { ...lead, timer: 'tell-leader', does: 'escalate', role: 'agency-leader' },
    ]);
    const { version, tasks } = await look(id);
    expect(version).toBe(3);
    expect(tasks[0].timers).toMatchObject([
      { firedAt: '2026-03-02T10:00:00.000+07:00', outcome: 'told' },
      { firedAt: '2026-03-02T14:00:10.000+07:00', outcome: 'told' },
    ]);
  });

  it('fires once after days without a worker, the longest due first', async () => {
    const first = await appraised();
    api.clock.set('2026-03-02T08:30:00+07:00');
    const second = await appraised();
    api.clock.set('2026-03-05T08:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([4, 0]);
    expect(await told()).toMatchObject([
      { dossier: first, timer: 'remind' },
      { dossier: second, timer: 'remind' },
      { dossier: first, timer: 'tell-leader' },
      { dossier: second, timer: 'tell-leader' },
    ]);
  });

  it('is gone with its step when that is left before its time, and begins anew when it is opened again', async () => {
    const id = await appraised();
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect(await kept()).toEqual([]);
    api.clock.set('2026-03-02T13:30:00+07:00');
    expect(await fire()).toBe(0);
    await officers.unitHead.act(id, { step: 'review', action: 'send-back', comment: 'Thiếu' });
    expect(await timersOf(id)).toMatchObject([{ firesAt: '2026-03-02T15:30:00.000+07:00' }, {}]);
  });

  it('tells nobody of a step that was left while no worker ran: it is passed over', async () => {
    const id = await appraised();
    api.clock.set('2026-03-02T11:00:00+07:00');
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    expect(await fire()).toBe(1);
    expect(await told()).toEqual([]);
    expect(await kept()).toEqual([
      { code: 'remind', outcome: 'passed-over', reason: 'dossier.action-not-allowed' },
    ]);
  });
});

describe('a timer that acts', () => {
  it('takes the action as the system, and the history says by which timer', async () => {
    const id = await waiting();
    expect(await timersOf(id)).toMatchObject([
      { code: 'give-up', does: 'act', firesAt: '2026-04-01T17:00:00.000+07:00' },
    ]);
    api.clock.set('2026-04-03T09:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    expect(await look(id)).toMatchObject({ status: 'stopped', version: 5, tasks: [], suspended: null });
    const { body } = await officers.desk.get(`/dossiers/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({
      ...{ action: 'give-up', name: 'Dừng giải quyết do quá hạn bổ sung', fromStep: 'awaiting-supplement' },
      ...{ at: '2026-04-03T09:00:00.000+07:00', status: 'stopped', sequence: 5 },
      officer: { name: 'Hệ thống', title: 'Tự động theo hẹn giờ give-up' },
    });
    const [trace] = await api.database.query(sql`
      select actor, officer_id as officer, action, details from audit.entry
      where subject_id = ${id} and outcome = 'done'
      order by id desc limit 1`);
    expect(trace).toEqual({
      ...{ actor: 'system', officer: null, action: 'dossier.act' },
      details: { step: 'awaiting-supplement', action: 'give-up', version: 5, timer: 'give-up' },
    });
    const [event] = await api.database.query(sql`
      select payload from platform.outbox_message where subject_id = ${id} order by id desc limit 1`);
    expect(event).toEqual({
      payload: { sequence: 5, status: 'stopped', statusBefore: 'awaiting-supplement' },
    });
    expect(await kept()).toEqual([{ code: 'give-up', outcome: 'acted', reason: null }]);
  });

  it('does nothing when the papers came in before, also while no worker ran', async () => {
    const id = await waiting();
    api.clock.set('2026-04-02T08:00:00+07:00');
    await officers.desk.act(id, {
      step: 'awaiting-supplement',
      action: 'receive-supplement',
      receivedSupplement,
    });
    expect(await fire()).toBe(1);
    expect(await look(id)).toMatchObject({ status: 'processing', version: 5 });
    expect(await kept()).toContainEqual({
      ...{ code: 'give-up', outcome: 'passed-over', reason: 'dossier.action-not-allowed' },
    });
  });

  it.each([
    ['request-papers', 'dossier.action-not-allowed'],
    ['request-supplement', 'dossier.input-missing'],
  ])('is passed over with the reason when it cannot be taken (%s)', async (action, reason) => {
    const id = await appraised();
    await spoil(id, 'remind', { does: 'act', action });
    api.clock.set('2026-03-02T10:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    expect(await look(id)).toMatchObject({ version: 3, status: 'processing' });
    expect((await timersOf(id))[0]).toMatchObject({ outcome: 'passed-over', reason });
  });
});

describe('a dossier whose clock stands still', () => {
  const flood = { reason: 'force-majeure', paper: 'Công điện 1' };
  const suspend = (id: string, version: number) =>
    officers.leader.post(`/dossiers/${id}/suspensions`, flood, { 'if-match': `"${version}"` });

  it('fires no timer until it runs on, and then later by what was suspended', async () => {
    const id = await appraised();
    api.clock.set('2026-03-02T09:00:00+07:00');
    await suspend(id, 3);
    expect(await timersOf(id)).toMatchObject([{ firesAt: null }, { firesAt: null }]);
    api.clock.set('2026-03-09T09:00:00+07:00');
    expect(await fire()).toBe(0);
    await officers.leader.post(`/dossiers/${id}/suspensions/end`, {}, { 'if-match': '"4"' });
    expect(await fire()).toBe(0);
    expect(await timersOf(id)).toMatchObject([
      { firesAt: '2026-03-09T10:00:00.000+07:00' },
      { firesAt: '2026-03-09T14:00:00.000+07:00' },
    ]);
    api.clock.set('2026-03-09T10:00:00+07:00');
    expect(await fire()).toBe(1);
  });

  it('keeps what has fired as it is', async () => {
    const id = await appraised();
    api.clock.set('2026-03-02T10:00:00+07:00');
    await fire();
    await suspend(id, 3);
    expect(await timersOf(id)).toMatchObject([
      { firesAt: '2026-03-02T10:00:00.000+07:00', outcome: 'told' },
      { firesAt: null, outcome: null },
    ]);
  });
});

describe('a change of the calendar', () => {
  it('is seen by a timer of a wait when its time comes', async () => {
    const id = await waiting();
    const administrator = await api.signIn('quantri.tinh');
    const amendments = [{ kind: 'day-off', date: '2026-04-01', name: 'Nghỉ đột xuất' }];
    const change = { amendments, ground: 'Thông báo', promises: 'keep' };
    expect((await administrator.post('/calendar-changes', change, { 'if-match': '"1"' })).status).toBe(201);
    api.clock.set('2026-04-01T17:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([1, 0]);
    expect(await look(id)).toMatchObject({ status: 'awaiting-supplement', version: 4 });
    expect(await timersOf(id)).toMatchObject([{ firesAt: '2026-04-02T17:00:00.000+07:00', firedAt: null }]);
    api.clock.set('2026-04-02T17:00:00+07:00');
    expect(await fire()).toBe(1);
    expect(await look(id)).toMatchObject({ status: 'stopped' });
  });
});

describe('a timer that fails', () => {
  it('holds up no other, shows, and is tried again after growing pauses', async () => {
    const [broken, sound] = [await appraised(), await appraised()];
    await spoil(broken, 'remind', { does: 'escalate', to: { agency: 'nowhere', role: 'clerk' } });
    api.clock.set('2026-03-02T10:00:00+07:00');
    expect([await fire(), await fire()]).toEqual([2, 0]);
    expect(await told()).toMatchObject([{ dossier: sound, timer: 'remind' }]);
    expect((await timersOf(broken))[0]).toMatchObject({
      ...{ firedAt: null, outcome: null, reason: null, failing: true },
    });
    expect(await kept()).toContainEqual({
      ...{ code: 'remind', outcome: null, reason: 'no agency for nowhere at H99.41.01' },
    });
    const looks: number[] = [];
    for (const seconds of [0, 1, 1, 1, 1]) {
      api.clock.advance({ seconds });
      looks.push(await fire());
    }
    expect(looks).toEqual([0, 1, 0, 1, 0]);
    await spoil(broken, 'remind', { to: { agency: 'lead', role: 'clerk' } });
    api.clock.advance({ minutes: 5 });
    expect([await fire(), await fire()]).toEqual([1, 0]);
    expect((await timersOf(broken))[0]).toMatchObject({ outcome: 'told', failing: false });
  });
});
