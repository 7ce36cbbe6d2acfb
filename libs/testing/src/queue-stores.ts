import { Redis } from 'ioredis';
import { Client } from 'pg';

/** A home of the queues that tests run over, and can wipe as if its disk were lost. */
export interface QueueStoreUnderTest {
  readonly name: 'PostgreSQL' | 'Redis';
  /** Settings that choose it, to be given beside `DATABASE_URL`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Destroys every queue of a system, whatever is at work on them. */
  wipe(databaseUrl: string): Promise<void>;
}

/** The store that needs nothing beside the database; for tests that are about something else. */
export const postgresQueues: QueueStoreUnderTest = {
  name: 'PostgreSQL',
  settings: {},
  wipe: async (databaseUrl) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      // Of two that wait for each other, the first to look gives way: not the loss, but whoever is at work on the queues.
      await client.query(`set deadlock_timeout = '1min'`);
      await client.query('drop schema if exists bullmq cascade');
    } finally {
      await client.end();
    }
  },
};

/** @param url with a database number of its own, for test files that run side by side share the server. */
const redisAt = (url: string): QueueStoreUnderTest => ({
  name: 'Redis',
  settings: { REDIS_URL: url },
  wipe: async () => {
    const client = new Redis(url);
    try {
      await client.flushdb();
    } finally {
      client.disconnect();
    }
  },
});

/** The stores at hand: PostgreSQL always, Redis where the suite was given one. Says so loudly where it was not. */
export function queueStores(): readonly QueueStoreUnderTest[] {
  const { TEST_REDIS_URL: server, JEST_WORKER_ID: file = '1' } = process.env;
  if (server) return [postgresQueues, redisAt(new URL(`/${file}`, server).toString())];
  console.warn(
    'NO REDIS: these tests ran on PostgreSQL only. Set TEST_REDIS_URL to an empty Redis to run them on both.',
  );
  return [postgresQueues];
}
