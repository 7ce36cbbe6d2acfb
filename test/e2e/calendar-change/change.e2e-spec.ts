import { v7 as uuid } from 'uuid';
import { ApplyCalendarChanges } from '#calendar-change';
import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;
let administrator: Officer;

const begin = async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  officers = await hoaBan(api);
  administrator = await api.signIn('quantri.tinh');
};
const end = async () => {
  await worker.close();
  await api.close();
};

/** The government makes Wednesday 04/03/2026 a day off and Saturday 07/03 a working day for it. */
const MOVED_HOLIDAY = [
  { kind: 'day-off', date: '2026-03-04', name: 'Nghỉ hoán đổi' },
  { kind: 'make-up-day', date: '2026-03-07', for: '2026-03-04' },
];
const change = (promises: 'keep' | 're-issue', amendments: object[] = MOVED_HOLIDAY) => ({
  amendments,
  ground: 'Thông báo số 99/TB-BNV',
  promises,
});
const enter = (body: object, revision = 1, key: string = uuid()) =>
  administrator.post('/calendar-changes', body, { 'if-match': `"${revision}"`, 'idempotency-key': key });

async function receivedAt(moment: string): Promise<{ id: string; code: string }> {
  api.clock.set(moment);
  const { id, code } = await receive(officers.desk);
  return { id, code };
}

/** Two passes: the second sees what other processes reckoned by the old calendar meanwhile. */
async function carryOut(): Promise<void> {
  const apply = worker.get(ApplyCalendarChanges);
  await apply.execute();
  api.clock.advance({ seconds: 20 });
  await apply.execute();
  await apply.execute();
}

const deadlineOf = async (id: string) => (await officers.desk.get(`/dossiers/${id}/deadline`)).body;

/** One that the change moves, one that ends before it, one that stands still across it. */
async function dossiers() {
  const before = await receivedAt('2026-03-02T08:00:00+07:00');
  const still = await receivedAt('2026-03-03T09:00:00+07:00');
  const paper = { reason: 'force-majeure', paper: 'Công điện 1' };
  await officers.leader.post(`/dossiers/${still.id}/suspensions`, paper, { 'if-match': '"1"' });
  const moved = await receivedAt('2026-03-03T10:00:00+07:00');
  return { before, still, moved };
}

describe('previewing a change of the calendar', () => {
  beforeEach(begin);
  afterEach(end);

  it('lists exactly the running dossiers that would move, and moves none', async () => {
    const { moved } = await dossiers();
    const { status, body } = await administrator.post('/calendar-changes/previews', {
      amendments: MOVED_HOLIDAY,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ basedOn: 1, looked: 2, moves: 1, next: null });
    expect(body.items).toMatchObject([
      {
        code: moved.code,
        leadAgency: { code: 'H99.41' },
        dueAt: '2026-03-04T10:00:00.000+07:00',
        dueByCalendar: '2026-03-05T10:00:00.000+07:00',
        wasProvisional: false,
      },
    ]);
    expect((await deadlineOf(moved.id)).dueAt).toBe('2026-03-04T10:00:00.000+07:00');
    expect((await api.anyone.get('/working-calendar')).body.revision).toBe(1);
  });

  it('comes in pages', async () => {
    for (const minute of ['00', '01', '02']) await receivedAt(`2026-03-03T10:${minute}:00+07:00`);
    const page = async (after: string) =>
      (await administrator.post(`/calendar-changes/previews?limit=2${after}`, { amendments: MOVED_HOLIDAY }))
        .body;
    const first = await page('');
    const second = await page(`&after=${first.next}`);
    expect([first.items.length, first.moves, second.items.length, second.next]).toEqual([2, 3, 1, null]);
  });
});

describe('changing the calendar', () => {
  beforeEach(begin);
  afterEach(end);

  it('keeps printed promises, and says in the ledger what the calendar would have made of them', async () => {
    const { moved, before } = await dossiers();
    expect(await enter(change('keep'))).toMatchObject({ status: 201, body: { revision: 2 } });
    await carryOut();
    expect(await deadlineOf(moved.id)).toMatchObject({
      ...{ dueAt: '2026-03-04T10:00:00.000+07:00', agrees: true, calendarRevision: 1 },
      kept: { calendarRevision: 2, dueByCalendar: '2026-03-05T10:00:00.000+07:00' },
    });
    expect(await deadlineOf(before.id)).toMatchObject({ kept: null });
    expect((await administrator.get('/calendar-changes/2')).body).toMatchObject({
      ...{ state: 'done', kept: 1, reissued: 0, ground: 'Thông báo số 99/TB-BNV' },
    });
  });

  it('tells them anew where that was decided, with history, trace and one message each', async () => {
    const { moved } = await dossiers();
    await enter(change('re-issue'));
    await carryOut();
    expect(await deadlineOf(moved.id)).toMatchObject({
      ...{ dueAt: '2026-03-05T10:00:00.000+07:00', agrees: true, calendarRevision: 2, kept: null },
      promises: [{ dueAt: '2026-03-04T10:00:00.000+07:00' }, { dueAt: '2026-03-05T10:00:00.000+07:00' }],
    });
    const { body } = await officers.desk.get(`/dossiers/${moved.id}/history`);
    expect(body.items.slice(1)).toMatchObject([
      { action: 'reschedule', comment: 'Thông báo số 99/TB-BNV', dueBefore: '2026-03-04T10:00:00.000+07:00' },
    ]);
    const events = await api.database.query(sql`
      select 1 from platform.outbox_message where subject_id = ${moved.id} and (payload ->> 'sequence')::int = 2`);
    const traces = await api.database.query(sql`
      select 1 from audit.entry where subject_id = ${moved.id} and action = 'dossier.reschedule'`);
    expect([events.length, traces.length]).toEqual([1, 1]);
    const { body: page } = await administrator.get('/calendar-changes/2/dossiers');
    expect(page.items).toMatchObject([{ code: moved.code, outcome: 're-issued' }]);
  });

  it('moves the due times of open tasks with it, whatever becomes of the promise', async () => {
    const { moved } = await dossiers();
    const taskDue = async () => (await officers.desk.get(`/dossiers/${moved.id}`)).body.tasks[0].dueAt;
    expect(await taskDue()).toBe('2026-03-03T11:00:00.000+07:00');
    await enter(change('keep', [{ kind: 'day-off', date: '2026-03-03', name: 'Nghỉ đột xuất' }]));
    await carryOut();
    expect(await taskDue()).toBe('2026-03-04T08:00:00.000+07:00');
  });

  it('reckons what is received from now on, and what runs on, by the new calendar', async () => {
    const { still } = await dossiers();
    await enter(change('keep'));
    await carryOut();
    const { id } = await receivedAt('2026-03-03T11:00:00+07:00');
    expect(await deadlineOf(id)).toMatchObject({
      dueAt: '2026-03-05T11:00:00.000+07:00',
      calendarRevision: 2,
    });
    api.clock.set('2026-03-03T14:00:00+07:00');
    await officers.leader.post(`/dossiers/${still.id}/suspensions/end`, {}, { 'if-match': '"2"' });
    // Suspended for three hours (09:00–11:30, 13:30–14:00); 04/03 is a day off now.
    expect(await deadlineOf(still.id)).toMatchObject({
      dueAt: '2026-03-05T14:00:00.000+07:00',
      agrees: true,
    });
  });

  it('makes a provisional due time firm when the next year is published, also under kept promises', async () => {
    const { id } = await receivedAt('2026-12-31T16:00:00+07:00');
    expect(await deadlineOf(id)).toMatchObject({ provisional: true, dueAt: '2027-01-01T16:00:00.000+07:00' });
    const notice = [
      { kind: 'day-off', date: '2027-01-01', name: 'Tết Dương lịch' },
      { kind: 'published-until', date: '2027-12-31' },
    ];
    await enter(change('keep', notice));
    await carryOut();
    expect(await deadlineOf(id)).toMatchObject({
      ...{ provisional: false, dueAt: '2027-01-04T16:00:00.000+07:00', agrees: true },
    });
  });

  it('goes on after the batch that was interrupted, and tells nobody twice', async () => {
    const { moved } = await dossiers();
    await enter(change('re-issue'));
    await api.database.query(sql`
      create function platform.fail() returns trigger language plpgsql as $$begin raise 'cut off'; end$$`);
    await api.database.query(sql`
      create trigger cut_off before update on calendar_change.change for each row execute function platform.fail()`);
    await expect(worker.get(ApplyCalendarChanges).execute()).rejects.toThrow('cut off');
    expect((await deadlineOf(moved.id)).dueAt).toBe('2026-03-04T10:00:00.000+07:00');
    await api.database.query(sql`drop trigger cut_off on calendar_change.change`);
    await carryOut();
    const { body } = await officers.desk.get(`/dossiers/${moved.id}/history`);
    expect(body.items.filter(({ action }: { action: string }) => action === 'reschedule')).toHaveLength(1);
  });

  it('is done once by two workers at once', async () => {
    const { moved } = await dossiers();
    await enter(change('re-issue'));
    const apply = worker.get(ApplyCalendarChanges);
    await Promise.all([apply.execute(), apply.execute(), apply.execute()]);
    await carryOut();
    const { body } = await officers.desk.get(`/dossiers/${moved.id}/history`);
    expect(body.items.filter(({ action }: { action: string }) => action === 'reschedule')).toHaveLength(1);
  });

  it('is refused for no opening hours, a day of year 0, an unknown agency, an older revision, and while another is under way', async () => {
    const codeOf = async (body: object, revision?: number) => (await enter(body, revision)).body.code;
    expect(await codeOf(change('keep', [{ ...hours(), openings: [] }]))).toBe('request.invalid');
    const yearless = { kind: 'day-off', date: '0000-01-01', name: 'Thử' };
    expect(await codeOf(change('keep', [yearless]))).toBe('request.invalid');
    const stranger = {
      kind: 'agency-day',
      agency: 'H99.99',
      date: '2026-03-10',
      name: 'Mất điện',
      hours: [],
    };
    expect(await codeOf(change('keep', [stranger]))).toBe('calendar-change.agency-unknown');
    await enter(change('keep'));
    expect(await codeOf(change('keep'), 1)).toBe('working-calendar.stale');
    expect(await codeOf(change('keep'), 2)).toBe('calendar-change.in-progress');
    expect((await administrator.get('/calendar-changes/77')).body.code).toBe('calendar-change.unknown');
  });

  it('takes effect once for a key that comes twice', async () => {
    const key = 'thong-bao-99';
    const first = await enter(change('keep'), 1, key);
    expect((await enter(change('keep'), 1, key)).body).toEqual(first.body);
    expect((await api.anyone.get('/working-calendar')).body.revision).toBe(2);
  });

  it('closes one agency alone for a day', async () => {
    const { moved } = await dossiers();
    const closed = { kind: 'agency-day', agency: 'H99.41', date: '2026-03-04', name: 'Mất điện', hours: [] };
    const { body } = await administrator.post('/calendar-changes/previews', { amendments: [closed] });
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual([moved.code]);
    const elsewhere = { ...closed, agency: 'H99.46' };
    expect(
      (await administrator.post('/calendar-changes/previews', { amendments: [elsewhere] })).body.moves,
    ).toBe(0);
  });
});

describe('a change that cannot be', () => {
  beforeAll(begin);
  afterAll(end);

  it.each([
    [
      'two openings that overlap',
      [{ ...hours(), openings: [open('07:00', '11:30'), open('11:00', '17:00')] }],
    ],
    ['hours that close before they open', [{ ...hours(), openings: [open('17:00', '07:00')] }]],
    ['an ordinary day that is one', [{ kind: 'ordinary-day', date: '2026-03-10' }]],
  ])('is refused for %s, with the place', async (_what, amendments) => {
    const answer = await enter(change('keep', amendments));
    expect([answer.status, answer.body.code]).toEqual([400, 'working-calendar.invalid']);
    expect(answer.body.errors[0]).toMatchObject({
      pointer: '/amendments/0',
      vi: expect.any(String),
      en: expect.any(String),
    });
  });
});

function hours() {
  return { kind: 'opening-hours', calendar: 'standard', from: '2026-04-01' };
}

function open(opens: string, closes: string) {
  return { weekdays: [1, 2, 3, 4, 5], opens, closes };
}
