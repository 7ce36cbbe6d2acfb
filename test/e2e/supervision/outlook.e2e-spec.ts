import { sql } from '#platform/database';
import { ReckonForecast } from '#supervision';
import { withoutDossiers } from '../../support/emptied.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  officers = await hoaBan(api);
});
beforeEach(async () => {
  await withoutDossiers(api.database, 'platform.outbox_message');
  await api.database.query(sql`delete from supervision.step_pace`);
  await api.database.query(sql`truncate supervision.forecast_night`);
  at('04T08:00');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const at = (time: string): void => api.clock.set(`2026-03-${time}:00+07:00`);
const reckon = (): Promise<number> => worker.get(ReckonForecast, { strict: false }).execute();

async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  return id;
}

/**
 * Dossiers like this one that were received and appraised at that instant, and had their result so many hours after it, when a day
 * had been promised.
 */
const ended = (id: string, hours: readonly number[], opened: string): Promise<unknown> =>
  api.database.query(sql`
    with past as (
      insert into dossier.dossier
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || ${opened} || n,
        'received_at', ${opened}::timestamptz, 'due_at', ${opened}::timestamptz + interval '24 hours',
        'completed_at', ${opened}::timestamptz + make_interval(hours => taken), 'status', 'completed'))).*
      from dossier.dossier d, unnest(${[...hours]}::int[]) with ordinality as took(taken, n) where d.id = ${id}
      returning id, received_at, completed_at)
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, closed_at, time_limit)
    select past.id, t.step, t.step_name, t.agency_id, t.role, past.received_at, past.completed_at, t.time_limit
    from past, dossier.task t where t.dossier_id = ${id} and t.closed_at is null`);

const dueOn = (id: string, due: string): Promise<unknown> =>
  api.database.query(sql`update dossier.dossier set due_at = ${due}::timestamptz where id = ${id}`);

/** So many running dossiers like this one, due at that instant. @returns their ids */
async function copied(id: string, count: number, due: string): Promise<string[]> {
  const rows = await api.database.query<{ id: string }>(sql`
    insert into dossier.dossier
    select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'due_at', ${due}::timestamptz,
      'code', d.code || substr(gen_random_uuid()::text, 1, 18)))).*
    from dossier.dossier d, generate_series(1, ${count}::int) where d.id = ${id}
    returning id`);
  return rows.map((row) => row.id);
}

describe('the forecast of what will be late', () => {
  it('says how likely each running dossier is to be late, from how long those like it took', async () => {
    const id = await appraised();
    // Due on the 5th; of twenty like it, every second still took three days.
    await ended(
      id,
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 2 : 72)),
      '2026-01-12T08:00:00+07:00',
    );
    expect(await reckon()).toBe(1);
    const { body } = await officers.leader.get('/supervision/forecast');
    expect(body.items).toEqual([expect.objectContaining({ id, chance: 0.5 })]);
    expect(body.error).toBeNull();
  });

  it('grows with how long a step has been open, since those that were quick have ended', async () => {
    const id = await appraised();
    await ended(
      id,
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 2 : 72)),
      '2026-01-12T08:00:00+07:00',
    );
    at('04T16:00');
    await reckon();
    const { body } = await officers.leader.get('/supervision/forecast');
    // As exact as quantiles in steps of five per cent are.
    expect(body.items[0].chance).toBeGreaterThan(0.9);
  });

  it('is not certain of a step only because it has been open longer than any like it', async () => {
    const id = await appraised();
    await dueOn(id, '2026-03-10T17:00:00+07:00');
    await ended(
      id,
      Array.from({ length: 20 }, () => 2),
      '2026-01-12T08:00:00+07:00',
    );
    for (const [night, chance] of [
      ['05T02:00', 0],
      ['10T02:00', 0],
      ['11T02:00', 1],
    ] as const) {
      at(night);
      expect(await reckon()).toBe(1);
      const [row] = await api.database.query(sql`
        select chance from supervision.forecast where dossier_id = ${id}`);
      expect([night, row]).toEqual([night, { chance }]);
    }
  });

  it('tells of its error beside that of the plain rule, of what ended after what it learned from', async () => {
    const id = await appraised();
    const hours = Array.from({ length: 20 }, (_, n) => (n % 4 === 0 ? 72 : 2));
    await ended(id, hours, '2026-01-12T08:00:00+07:00');
    await ended(id, hours, '2026-02-24T08:00:00+07:00');
    await reckon();
    const { body } = await officers.leader.get('/supervision/forecast');
    const chance = 1 - Math.floor(20 * 0.75) / 20;
    const brier = hours.reduce((sum, taken) => sum + (chance - (taken > 40 ? 1 : 0)) ** 2, 0) / hours.length;
    expect(body.error.samples).toBe(20);
    expect(Math.abs(body.error.forecast - brier)).toBeLessThan(0.02);
    // Nobody had used anything up when the step opened: by the plain rule none is late, and a quarter was.
    expect(body.error.naive).toBeCloseTo(0.25);
  });

  it('is reckoned once a night, after two o’clock', async () => {
    await appraised();
    at('05T01:59');
    await reckon();
    const nights = () => api.database.query(sql`select from supervision.forecast_night`);
    expect(await nights()).toHaveLength(0);
    at('05T02:00');
    await Promise.all([reckon(), reckon()]);
    await reckon();
    expect(await nights()).toHaveLength(1);
  });

  it('of other agencies is nobody’s', async () => {
    const id = await appraised();
    await ended(
      id,
      Array.from({ length: 10 }, () => 72),
      '2026-01-12T08:00:00+07:00',
    );
    await reckon();
    const stranger = await api.signIn('lanhdao.saokhue');
    expect((await stranger.get('/supervision/forecast')).body.items).toEqual([]);
    expect((await officers.caseOfficer.get('/supervision/forecast')).status).toBe(403);
    expect((await officers.leader.get('/supervision/forecast?limit=0')).status).toBe(400);
  });
});

describe('apologies that are due', () => {
  const listed = async (leader = officers.leader) => (await leader.get('/supervision/apologies')).body.items;

  it('are listed with a proposal while one can be in time, and go with the extension a person approves', async () => {
    const id = await appraised();
    await dueOn(id, '2026-03-06T17:00:00+07:00');
    const [one] = await listed();
    expect(one).toMatchObject({ id, chance: null, extension: { by: { amount: 1, unit: 'working-day' } } });
    // A whole working day is left from the opening of the last day on.
    expect(one.apologiseBy).toBe('2026-03-06T07:00:00.000+07:00');
    const { status } = await officers.leader.post(
      `/dossiers/${id}/extensions`,
      { ...one.extension, reason: 'Cần xác minh' },
      { 'if-match': `"${one.version}"` },
    );
    expect(status).toBe(200);
    expect(await listed()).toEqual([]);
  });

  it('are not listed when it is too late for one, or when it will probably be in time', async () => {
    const id = await appraised();
    at('04T14:00');
    // Due at 08:00 the next morning: less than a working day.
    expect(await listed()).toEqual([]);
    at('04T08:00');
    await dueOn(id, '2026-03-10T17:00:00+07:00');
    await ended(
      id,
      Array.from({ length: 20 }, () => 2),
      '2026-01-12T08:00:00+07:00',
    );
    await reckon();
    expect(await listed()).toEqual([]);
    expect((await officers.caseOfficer.get('/supervision/apologies')).status).toBe(403);
    at('05T02:00');
    expect(await reckon()).toBe(1);
    expect(await listed(await api.signIn('lanhdao.hoaban'))).toEqual([]);
  });

  // Due on the first day after Tết, when offices had been closed since the 14th.
  it.each([
    ['not yet, nine working days before', '2026-02-03T16:30', false],
    ['eight working days before', '2026-02-04T07:30', true],
    ['on the last morning before Tết', '2026-02-13T07:30', true],
    ['on the evening of that day', '2026-02-13T20:00', true],
    ['no more, when Tết has begun', '2026-02-14T07:30', false],
  ])('of what is due after Tết are listed: %s', async (_when, now, expected) => {
    const id = await appraised();
    await api.database.query(sql`
      update dossier.dossier set due_at = '2026-02-23T17:00:00+07:00',
             terms = jsonb_set(terms, '{counting}', '"whole-days"') where id = ${id}`);
    api.clock.set(`${now}:00+07:00`);
    const items = await listed(await api.signIn('lanhdao.hoaban'));
    expect(items.map((one: { apologiseBy: string }) => one.apologiseBy)).toEqual(
      expected ? ['2026-02-13T23:59:59.999+07:00'] : [],
    );
  });

  it('are found behind any number for which it is too late, page by page, the likelier of one instant first', async () => {
    const id = await appraised();
    await copied(id, 230, '2026-03-05T08:00:00+07:00');
    const [unknown] = await copied(id, 1, '2026-03-10T17:00:00+07:00');
    const [likely] = await copied(id, 1, '2026-03-10T17:00:00+07:00');
    const [sooner] = await copied(id, 1, '2026-03-09T17:00:00+07:00');
    await api.database.query(sql`
      insert into supervision.forecast (dossier_id, due_at, step, chance, over_by)
      values (${likely}, '2026-03-10T17:00:00+07:00', 'Thẩm định', 0.65, 3600)`);
    at('04T14:00');
    const read = async (cursor: string): Promise<[string[], string | null]> => {
      const { status, body } = await officers.leader.get(`/supervision/apologies?limit=1${cursor}`);
      expect(status).toBe(200);
      return [body.items.map((one: { id: string }) => one.id), body.next];
    };
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const [ids, next]: [string[], string | null] = await read(cursor);
      expect(ids).toHaveLength(1);
      seen.push(...ids);
      cursor = next === null ? null : `&cursor=${next}`;
    }
    expect(seen).toEqual([sooner, likely, unknown]);
    const foreign = await officers.leader.get('/supervision/apologies?cursor=eA');
    expect([foreign.status, foreign.body.code]).toEqual([400, 'dossier.cursor-invalid']);
  });
});
