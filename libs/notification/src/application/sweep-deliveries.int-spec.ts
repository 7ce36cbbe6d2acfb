import { sql } from '#platform/database';
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

const byId = (one: unknown, other: unknown): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));
