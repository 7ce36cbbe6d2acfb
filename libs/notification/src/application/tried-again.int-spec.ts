import { sql } from '#platform/database';
import { JobHost, JobRegistry, QUEUE_NAMES, QUEUE_POLICIES, type QueuedJob, Queues } from '#platform/queue';
import {
  createTestDatabase,
  eventually,
  FakeClock,
  queueStores,
  servedFrom,
  silentLogger,
  testConfig,
  type TestDatabase,
} from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import { DeliveryJobs } from '../jobs/delivery-jobs.ts';
import { QUEUES } from './delivery-job.ts';
import type { DeliverMessage } from './deliver-message.ts';
import { SweepDeliveries } from './sweep-deliveries.ts';

const MANY = 40;
const FLOODING = 'H99.41.01';
const OTHER = 'H99.46';

describe.each(queueStores())('messages that are tried again, queues on $name', (store) => {
  let db: TestDatabase;
  let clock: FakeClock;
  let sms: ScriptedSmsGateway;
  let deliver: DeliverMessage;
  let queues: Queues;
  let host: JobHost | undefined;

  const config = () => testConfig({ ...servedFrom(db.url), ...store.settings, SMS_PER_SECOND: 100_000 });
  const written = async (agency: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      ids.push(
        await storeDelivery(db.database, { dossierId: await storeDossier(db.database), at: clock.now() }),
      );
    }
    await db.database.query(sql`
      update notification.delivery set agency_id = (select id from organization.agency where code = ${agency})
      where id = any(${ids}::uuid[])`);
    return ids;
  };
  /** Tried once, in vain. @returns the jobs of the next try */
  const failed = async (ids: readonly string[]): Promise<QueuedJob[]> => {
    const jobs = ids.map((id) => {
      sms.script.next({ kind: 'unavailable', reason: 'HTTP 503' });
      return deliver.execute(id, 'sms');
    });
    return (await Promise.all(jobs)).flat();
  };
  const work = async (): Promise<void> => {
    const registry = new JobRegistry();
    new DeliveryJobs(registry, queues, deliver).onModuleInit();
    const deliveries: string[] = Object.values(QUEUES).flatMap((lanes) => Object.values(lanes));
    for (const name of QUEUE_NAMES.filter((queue) => !deliveries.includes(queue))) {
      registry.register(name, () => Promise.resolve());
    }
    host = new JobHost(registry, queues, config(), silentLogger());
    await host.start();
  };
  const ranks = (jobs: readonly QueuedJob[]) => jobs.map(({ queue, priority }) => [queue, priority]);

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    await store.wipe(db.url);
    await db.database.query(sql`truncate notification.delivery cascade`);
    clock = new FakeClock();
    sms = new ScriptedSmsGateway();
    deliver = delivering(db.database, clock, config(), [sms], new ScriptedMailer());
    queues = new Queues(config(), silentLogger());
  });
  afterEach(async () => {
    await host?.beforeApplicationShutdown();
    host = undefined;
    await queues.onApplicationShutdown();
  });
  afterAll(() => db.close());

  it('of a flood that comes back, a single one of another agency waits for what is in hand alone', async () => {
    const flood = await failed(await written(FLOODING, MANY));
    const [single] = await written(OTHER, 1);
    await queues.add([...flood, ...(await failed([single!]))]);
    await work();
    await eventually('all were tried again', () => expect(sms.script.calls).toHaveLength(2 * (MANY + 1)));
    const again = sms.script.calls.slice(MANY + 1).map(({ requestId }) => requestId);
    expect(again.indexOf(single!)).toBeLessThanOrEqual(2 * QUEUE_POLICIES['retry-sms'].concurrency);
  });

  it('wait for those of their own agency that are due before them, also what fails together', async () => {
    const flood = await failed(await written(FLOODING, 3));
    expect(ranks(flood).sort()).toEqual([0, 1, 2].map((rank) => ['retry-sms', rank]));
    clock.advance({ seconds: 1 });
    expect(ranks(await failed(await written(FLOODING, 1)))).toEqual([['retry-sms', 3]]);
    expect(ranks(await failed(await written(OTHER, 1)))).toEqual([['retry-sms', 0]]);
  });

  it('are counted anew when their jobs are lost, and when somebody sends them again', async () => {
    const ids = await written(FLOODING, 3);
    await failed(ids);
    const [single] = await written(OTHER, 1);
    await failed([single!]);
    await db.database.query(sql`
      update notification.delivery set due_at = null, tries = 0, tried_since = ${clock.now()}::timestamptz + interval '1 second'
      where id = ${ids[0]}`);
    const swept = await new SweepDeliveries(db.database, clock).sweep(0);
    const rankOf = new Map(swept.map(({ id, priority }) => [id.slice(0, single!.length), priority]));
    expect([...ids, single!].map((id) => rankOf.get(id))).toEqual([2, 0, 1, 0]);
  });

  it('that cannot wait go before all others', async () => {
    await failed(await written(FLOODING, 3));
    const [code] = await written(FLOODING, 1);
    await db.database.query(
      sql`update notification.delivery set intent = 'hand-over-code' where id = ${code}`,
    );
    expect(ranks(await failed([code!]))).toEqual([['retry-sms', 0]]);
  });
});
