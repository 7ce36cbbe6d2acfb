import { correlation } from '#platform/logging';
import {
  createTestDatabase,
  eventually,
  queueStores,
  silentLogger,
  type TestDatabase,
  servedFrom,
  testConfig,
} from '#testing';
import { JobHost } from './job-host.ts';
import { type JobHandler, JobRegistry, TryAgain } from './job-registry.ts';
import { QUEUE_NAMES, QUEUE_POLICIES, type QueueName } from './queue-policies.ts';
import type { QueuedJob } from './queued-job.ts';
import { Queues } from './queues.ts';

type SmsHandler = JobHandler<'deliver-sms'>;

const idle = (): Promise<void> => Promise.resolve();
const sms = (id: string): QueuedJob => ({
  queue: 'deliver-sms',
  id,
  payload: { deliveryId: id },
  correlationId: `correlation-of-${id}`,
});

describe.each(queueStores())('the queues on $name', (store) => {
  let test: TestDatabase;
  let queues: Queues;
  let host: JobHost;

  const config = (settings: Record<string, number> = {}) =>
    testConfig({ ...servedFrom(test.url), ...store.settings, ...settings });
  const registryWith = (handler: SmsHandler): JobRegistry => {
    const registry = new JobRegistry();
    registry.register('deliver-sms', handler);
    for (const name of QUEUE_NAMES.filter((other) => other !== 'deliver-sms')) registry.register(name, idle);
    return registry;
  };
  const work = async (handler: SmsHandler, settings: Record<string, number> = {}): Promise<void> => {
    host = new JobHost(registryWith(handler), queues, config(settings), silentLogger());
    await host.start();
  };
  const queue = (name: QueueName) => queues.all()[QUEUE_NAMES.indexOf(name)]!;
  const state = async (id: string) => (await queue('deliver-sms').getJob(id))?.getState();
  const becomes = (id: string, expected: string) =>
    eventually(`${id} becomes ${expected}`, async () => expect(await state(id)).toBe(expected));

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(async () => {
    await store.wipe(test.url);
    queues = new Queues(config(), silentLogger());
    host = new JobHost(registryWith(idle), queues, config(), silentLogger());
  });
  afterEach(async () => {
    await host.beforeApplicationShutdown();
    await queues.onApplicationShutdown();
  });
  afterAll(() => test.close());

  it('hands each job to the handler of its queue, under the correlation id it was queued with', async () => {
    const handed: unknown[] = [];
    await work((payload) => Promise.resolve(void handed.push([payload, correlation.peek()])));
    await queues.add([sms('first'), sms('second')]);
    await becomes('first', 'completed');
    await becomes('second', 'completed');
    expect(handed.sort()).toEqual([
      [{ deliveryId: 'first' }, 'correlation-of-first'],
      [{ deliveryId: 'second' }, 'correlation-of-second'],
    ]);
  });

  it('keeps jobs until somebody works on them', async () => {
    await queues.add([sms('early')]);
    expect(await state('early')).toBe('waiting');
    await work(idle);
    await becomes('early', 'completed');
  });

  it('takes an id that is queued already for the same job', async () => {
    const handed: string[] = [];
    await queues.add([sms('twin'), sms('twin')]);
    await queues.add([sms('twin')]);
    await work(({ deliveryId }) => Promise.resolve(void handed.push(deliveryId)));
    await becomes('twin', 'completed');
    await queues.add([sms('twin'), sms('last')]);
    await becomes('last', 'completed');
    expect(handed).toEqual(['twin', 'last']);
  });

  it('takes first what has least before it: of a flood, whoever comes later waits for what is in hand alone', async () => {
    const { concurrency } = QUEUE_POLICIES['deliver-sms'];
    const flood = Array.from({ length: 300 }, (_, index) => ({
      ...sms(`flood-${index}`),
      priority: index + 1,
    }));
    await queues.add(flood.reverse());
    const handed: string[] = [];
    let arriving = Promise.resolve();
    await work(async ({ deliveryId }) => {
      handed.push(deliveryId);
      if (handed.length === 40) arriving = queues.add([sms('single')]);
      await arriving;
    });
    await becomes('single', 'completed');
    expect(handed.indexOf('single')).toBeLessThanOrEqual(40 + 2 * concurrency);
    const first = handed.slice(0, 20).map((id) => Number(id.split('-')[1]));
    expect(Math.max(...first)).toBeLessThan(20 + 2 * concurrency);
  });

  it('waits longer after each failure, and ends with the try that succeeds', async () => {
    const at: number[] = [];
    const handler: SmsHandler = () => {
      at.push(performance.now());
      return at.length < 4 ? Promise.reject(new TryAgain('away')) : Promise.resolve();
    };
    await work(handler, { RETRY_SECONDS: 0.1, RETRY_LONGEST_SECONDS: 0.9 });
    await queues.add([sms('patient')]);
    await becomes('patient', 'completed');
    const waits = at.slice(1).map((instant, index) => instant - at[index]!);
    // A tenth of jitter either way around 100, 200, 400 ms; a busy machine only adds to them.
    expect(waits).toHaveLength(3);
    [90, 180, 360].forEach((shortest, index) => expect(waits[index]).toBeGreaterThanOrEqual(shortest - 2));
  });

  it('waits as long as the handler asks for', async () => {
    const at: number[] = [];
    const handler: SmsHandler = () => {
      at.push(performance.now());
      return at.length < 2 ? Promise.reject(new TryAgain('come back later', 0.4)) : Promise.resolve();
    };
    await work(handler, { RETRY_SECONDS: 0.01, RETRY_LONGEST_SECONDS: 0.9 });
    await queues.add([sms('asked')]);
    await becomes('asked', 'completed');
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(398);
  });

  it('keeps a job that failed to the last try, with its reason', async () => {
    let tries = 0;
    const handler: SmsHandler = () => {
      tries += 1;
      return Promise.reject(new Error('no such gateway'));
    };
    await work(handler, { RETRY_SECONDS: 0.01, RETRY_LONGEST_SECONDS: 0.02 });
    await queues.add([sms('hopeless')]);
    await becomes('hopeless', 'failed');
    expect(tries).toBe(QUEUE_POLICIES['deliver-sms'].attempts);
    expect((await queue('deliver-sms').getJob('hopeless'))?.failedReason).toBe('no such gateway');
  });

  it('finishes the job in hand before it stops', async () => {
    let letEnd: (() => void) | undefined;
    await work(() => new Promise((resolve) => (letEnd = resolve)));
    await queues.add([sms('in-hand')]);
    await eventually('the job is in hand', () => expect(letEnd).toBeDefined());
    const stopped = host.beforeApplicationShutdown();
    letEnd?.();
    await stopped;
    expect(await state('in-hand')).toBe('completed');
  });

  it('does not start while a queue has no handler', async () => {
    const registry = new JobRegistry();
    registry.register('deliver-sms', idle);
    host = new JobHost(registry, queues, config(), silentLogger());
    await expect(host.start()).rejects.toThrow(
      'queues without a handler: deliver-email, deliver-zalo, bulk-sms, bulk-email, bulk-zalo, retry-sms, retry-email, retry-zalo',
    );
  });

  it('takes and does jobs at once after its store was wiped under a running worker', async () => {
    const handed: string[] = [];
    await work(({ deliveryId }) => Promise.resolve(void handed.push(deliveryId)));
    await queues.add([sms('before')]);
    await becomes('before', 'completed');
    await store.wipe(test.url);
    await queues.add([sms('after')]);
    await becomes('after', 'completed');
    expect(handed).toEqual(['before', 'after']);
  });

  it('is made usable again by a worker that finds it wiped, before anyone queues a job', async () => {
    await work(idle);
    await queues.add([sms('before')]);
    await becomes('before', 'completed');
    await store.wipe(test.url);
    await eventually('the queue can be looked at', async () => expect(await state('before')).toBeUndefined());
  });
});
