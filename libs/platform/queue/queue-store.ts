import {
  createPostgresBackend,
  Queue,
  runMigrations,
  Worker,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import type { Config } from '#platform/config';
import { SteadyClient } from './steady-client.ts';

/** SQL schema that BullMQ keeps its own tables in; it may be dropped at any time. */
const SCHEMA = 'bullmq';

/** Opens queues and workers on the configured store: Redis when `REDIS_URL` is set, PostgreSQL otherwise. */
export interface QueueStore {
  readonly kind: 'postgres' | 'redis';
  /** Makes the store usable; on PostgreSQL creates BullMQ's tables, also after they were dropped. */
  prepare(): Promise<void>;
  openQueue(name: string): Queue;
  openWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
}

export const queueStoreOf = (config: Config): QueueStore =>
  config.REDIS_URL
    ? redisStore(config.REDIS_URL)
    : postgresStore(config.QUEUE_DATABASE_URL ?? config.DATABASE_URL);

/** SQLSTATE invalid_schema_name: the schema went between two statements of its making. */
const DROPPED_MEANWHILE = '3F000';

async function migrate(connectionString: string): Promise<void> {
  const client = new SteadyClient({ connectionString });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}

const redisStore = (url: string): QueueStore => ({
  kind: 'redis',
  prepare: () => Promise.resolve(),
  // A producer must fail fast so that the outbox relay goes on; a worker must wait for Redis for as long as it takes.
  openQueue: (name) =>
    new Queue(name, { connection: { url, maxRetriesPerRequest: 1, enableOfflineQueue: false } }),
  openWorker: (name, processor, options) =>
    new Worker(name, processor, { ...options, connection: { url, maxRetriesPerRequest: null } }),
});

const postgresStore = (connectionString: string): QueueStore => ({
  kind: 'postgres',
  prepare: async () => {
    try {
      await migrate(connectionString);
    } catch (error) {
      if ((error as { code?: string }).code !== DROPPED_MEANWHILE) throw error;
      await migrate(connectionString);
    }
  },
  // The classes differ between stores in the type of their connection option only.
  openQueue: (name) =>
    new Queue(
      name,
      { connection: { connectionString, schema: SCHEMA, max: 2, Client: SteadyClient } },
      createPostgresBackend,
    ) as unknown as Queue,
  openWorker: (name, processor, options) =>
    new Worker(
      name,
      processor,
      { ...options, connection: { connectionString, schema: SCHEMA, max: 4, Client: SteadyClient } },
      createPostgresBackend,
    ) as unknown as Worker,
});
