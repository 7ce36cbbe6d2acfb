import { type Database, sql, type Transaction } from '#platform/database';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { deliveryOf, storeDelivery, type StoredDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { SweepDeliveries } from './sweep-deliveries.ts';

const STALE_SECONDS = 600;

describe('sweeping deliveries', () => {
  let db: TestDatabase;
  let dossierId: string;
  let clock: FakeClock;
  let sweep: SweepDeliveries;

  const store = (delivery: Partial<StoredDelivery> = {}) =>
    storeDelivery(db.database, { dossierId, at: clock.now(), ...delivery });

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    await db.database.query(sql`truncate notification.delivery cascade`);
    dossierId = await storeDossier(db.database);
    clock = new FakeClock();
    sweep = new SweepDeliveries(db.database, clock);
  });
  afterAll(() => db.close());

  it('queues what nobody touched for long under a job id of its own each time', async () => {
    const id = await store();
    clock.advance({ seconds: STALE_SECONDS });
    const job = {
      queue: 'deliver-sms',
      payload: { deliveryId: id },
      correlationId: 'correlation-1',
      delaySeconds: 0,
      priority: 0,
    };
    expect(await sweep.sweep(STALE_SECONDS)).toEqual([{ ...job, id: `${id}-1-0` }]);
    expect(await sweep.sweep(STALE_SECONDS)).toEqual([]);
    clock.advance({ seconds: STALE_SECONDS });
    expect(await sweep.sweep(STALE_SECONDS)).toEqual([{ ...job, id: `${id}-2-0` }]);
  });

  it('leaves alone what was touched lately or is finished', async () => {
    await store({ state: 'sent' });
    await store({ state: 'failed' });
    clock.advance({ seconds: 1 });
    await store();
    await store({ state: 'sending' });
    clock.advance({ seconds: STALE_SECONDS - 1 });
    expect(await sweep.sweep(STALE_SECONDS)).toEqual([]);
  });

  it('lets rest what is due later, and queues it among those that failed before', async () => {
    const id = await store();
    const dueAt = new Date(clock.now().getTime() + 3_600_000);
    await db.database.query(sql`
      update notification.delivery set due_at = ${dueAt}, attempts = 3 where id = ${id}`);
    clock.advance({ hours: 1, seconds: STALE_SECONDS - 1 });
    expect(await sweep.sweep(STALE_SECONDS)).toEqual([]);
    clock.advance({ seconds: 1 });
    expect(await sweep.sweep(STALE_SECONDS)).toMatchObject([{ queue: 'retry-sms', id: `${id}-1-3` }]);
  });

  it('queues everything unfinished when a worker starts', async () => {
    const ids = [await store(), await store({ state: 'sending' }), await store({ channel: 'email' })];
    await store({ state: 'sent' });
    expect((await sweep.sweep(0)).map(({ payload }) => payload).sort(byId)).toEqual(
      ids.map((deliveryId) => ({ deliveryId })).sort(byId),
    );
  });

  it('gives each row to one of several sweepers', async () => {
    for (let index = 0; index < 20; index += 1) await store();
    clock.advance({ seconds: STALE_SECONDS });
    const jobs = (await Promise.all(Array.from({ length: 4 }, () => sweep.sweep(STALE_SECONDS)))).flat();
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
    expect(jobs).toHaveLength(20);
  });

  it('passes over a row that another sweeper is just marking', async () => {
    const [marked, free] = [await store(), await store()];
    clock.advance({ seconds: STALE_SECONDS });
    const jobs = await db.database.transaction(async (tx) => {
      await tx.query(sql`select 1 from notification.delivery where id = ${marked} for update`);
      return sweep.sweep(STALE_SECONDS);
    });
    expect(jobs.map(({ id }) => id)).toEqual([`${free}-1-0`]);
  });

  it('marks a bounded number of rows at a time, the longest untouched first', async () => {
    const oldest = await store();
    clock.advance({ seconds: 1 });
    await db.database.query(sql`
      insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state,
        created_at, touched_at, correlation_id)
      select gen_random_uuid(), ${dossierId}, 'received', n::text, 'sms', '{}', 'pending',
             ${clock.now()}, ${clock.now()}, 'correlation-1'
      from generate_series(1, 1000) n`);
    clock.advance({ seconds: STALE_SECONDS });
    const first = await sweep.sweep(STALE_SECONDS);
    expect(first).toHaveLength(1000);
    expect(first.map(({ id }) => id)).toContain(`${oldest}-1-0`);
    expect(await sweep.sweep(STALE_SECONDS)).toHaveLength(1);
  });

  describe('of agencies that wait for themselves', () => {
    let agencies: number[];

    beforeAll(async () => {
      const rows = await db.database.query<{ id: number }>(sql`
        select id from organization.agency order by id limit 2`);
      agencies = rows.map(({ id }) => id);
    });

    interface Waiting {
      /** Told by its job's correlation id. */
      name: string;
      /** Seconds from now. */
      written: number;
      agency?: number;
      channel?: 'sms' | 'email';
      intent?: string;
      tries?: number;
      due?: number;
    }

    const wait = (rows: readonly Waiting[]) =>
      db.database.query(sql`
        insert into notification.delivery (id, dossier_id, intent, intent_key, channel, content, state, created_at,
          touched_at, correlation_id, agency_id, tries, attempts, due_at)
        select gen_random_uuid(), ${dossierId}, coalesce(r.intent, 'received'), r.name, coalesce(r.channel, 'sms'), '{}', 'pending',
               ${clock.now()}::timestamptz + make_interval(secs => r.written),
               ${clock.now()}::timestamptz + make_interval(secs => r.written), r.name,
               (${agencies}::int[])[coalesce(r.agency, 0) + 1], coalesce(r.tries, 0), coalesce(r.tries, 0),
               ${clock.now()}::timestamptz + make_interval(secs => r.due)
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as r(name text, written int, agency int, channel text, intent text, tries int, due int)`);

    const flood = (count: number): Promise<unknown> =>
      wait(Array.from({ length: count }, (_, place) => ({ name: String(place), written: place })));

    const priorities = async () =>
      Object.fromEntries(
        (await sweep.sweep(STALE_SECONDS)).map(({ correlationId, priority }) => [correlationId, priority]),
      );

    it('tells each how many of its agency wait over its channel that were written before it', async () => {
      await wait([
        { name: 'first', written: 0 },
        { name: 'rested until lately', written: 1, due: 300 },
        { name: 'cannot wait', written: 2, intent: 'hand-over-code' },
        { name: 'alike', written: 3 },
        { name: 'as well', written: 3 },
        { name: 'tried before', written: 4, tries: 1 },
        { name: 'rests', written: 5, due: 7_200 },
        { name: 'last', written: 6 },
        { name: 'of another', written: 7, agency: 1 },
        { name: 'letter', written: 8, channel: 'email' },
      ]);
      clock.advance({ hours: 1 });
      expect(await priorities()).toEqual({
        first: 0,
        'rested until lately': 1,
        'cannot wait': 0,
        alike: 4,
        'as well': 4,
        'tried before': 0,
        last: 5,
        'of another': 0,
        letter: 0,
      });
    });

    it('counts those that were not lost as well, and nobody beyond a thousand', async () => {
      await flood(2_003);
      clock.advance({ hours: 1 });
      const first = await priorities();
      expect([first['0'], first['1'], first['999'], Object.keys(first).length]).toEqual([0, 1, 999, 1_000]);
      const then = await priorities();
      expect(new Set(Object.values(then))).toEqual(new Set([1_000]));
    });

    it('reads what waits of an agency once, however many of it are queued again', async () => {
      await flood(2_000);
      await db.database.query(sql`analyze notification.delivery`);
      clock.advance({ hours: 1 });
      const read = await db.database.transaction(async (tx) => {
        const before = await deliveriesRead(tx);
        const jobs = await new SweepDeliveries(tx as unknown as Database, clock).sweep(STALE_SECONDS);
        expect(jobs).toHaveLength(1_000);
        return (await deliveriesRead(tx)) - before;
      });
      expect(read).toBeGreaterThan(2_000);
      expect(read).toBeLessThan(8_000);
    });
  });

  it('has a killed worker’s message sent again, though not before its call must have ended', async () => {
    const sms = new ScriptedSmsGateway();
    const config = testConfig({ CALL_TIMEOUT_SECONDS: 30 });
    const deliver = delivering(db.database, clock, config, [sms], new ScriptedMailer());
    const id = await store({ state: 'sending' });
    clock.advance({ seconds: 10 });
    expect(await sweep.sweep(0)).toHaveLength(1);
    await expect(deliver.execute(id, 'sms')).rejects.toMatchObject({ name: 'TryAgain', afterSeconds: 50 });
    expect(sms.script.calls).toEqual([]);
    clock.advance({ seconds: 50 });
    await deliver.execute(id, 'sms');
    expect(await deliveryOf(db.database, id)).toMatchObject({ state: 'sent', attempts: 2, sweeps: 1 });
  });
});

/** Rows that this connection has read of them, as far as it has not told the server's statistics. */
async function deliveriesRead(tx: Transaction): Promise<number> {
  const [counted] = await tx.query<{ rows: number }>(sql`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
    where relid = 'notification.delivery'::regclass`);
  return counted!.rows;
}

const byId = (one: unknown, other: unknown): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));
