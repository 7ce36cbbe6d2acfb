import 'reflect-metadata';
import { createHttpApp } from '#platform/http';
import { JobRegistry, QUEUE_NAMES, QUEUE_POLICIES } from '#platform/queue';
import { createTestDatabase, servedFrom, testConfig } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';

const nothing = (): Promise<void> => Promise.resolve();

describe('The worker', () => {
  it('has a handler for every queue', async () => {
    const database = await createTestDatabase();
    const config = testConfig(servedFrom(database.url));
    const worker = await createHttpApp(WorkerModule.of(config), config);
    try {
      await worker.init();
      expect([...worker.get(JobRegistry).complete().keys()].sort()).toEqual([...QUEUE_NAMES].sort());
    } finally {
      await worker.close();
      await database.close();
    }
  });

  it('refuses to start while queues have no handler, and names them all', () => {
    const registry = new JobRegistry();
    registry.register('deliver-sms', nothing);
    const missing = QUEUE_NAMES.filter((name) => name !== 'deliver-sms').join(', ');
    expect(() => registry.complete()).toThrow(`queues without a handler: ${missing}`);
  });

  it('refuses a second handler for a queue', () => {
    const registry = new JobRegistry();
    registry.register('publish-dossier', nothing);
    expect(() => {
      registry.register('publish-dossier', nothing);
    }).toThrow('queue publish-dossier has two handlers');
  });
});

describe.each(QUEUE_NAMES)('The policy of %s', (name) => {
  const policy = QUEUE_POLICIES[name];

  it('keeps a job locked for longer than a call to the outside world may take', () => {
    const { CALL_TIMEOUT_SECONDS } = testConfig({ CALL_TIMEOUT_SECONDS: undefined });
    expect(policy.lockSeconds).toBeGreaterThan(CALL_TIMEOUT_SECONDS);
  });

  it('tries more than once and keeps what failed for a look', () => {
    expect(policy.attempts).toBeGreaterThan(1);
    expect(policy.keepFailedDays).toBeGreaterThanOrEqual(7);
  });
});
