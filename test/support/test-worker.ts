import { Test, type TestingModule } from '@nestjs/testing';
import { Clock } from '#platform/clock';
import { servedFrom, type Settings, testConfig } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import type { TestApi } from './test-api.ts';

export type TestWorker = Pick<TestingModule, 'get' | 'init' | 'close'>;

/**
 * A worker beside an API, over the same database and clock; it does nothing of its own accord, and reacts to messages only
 * once it is told to `init`.
 */
export const createTestWorker = (
  api: Pick<TestApi, 'databaseUrl' | 'clock'>,
  settings: Settings = {},
): Promise<TestWorker> =>
  Test.createTestingModule({
    imports: [WorkerModule.of(testConfig({ ...servedFrom(api.databaseUrl), ...settings }))],
  })
    .overrideProvider(Clock)
    .useValue(api.clock)
    .compile();
