import { sql } from '#platform/database';
import { Queues } from '#platform/queue';
import { createTestDatabase, silentLogger, testConfig, type TestDatabase } from '#testing';
import { DatabaseLine } from '../support/database-line.ts';
import { untilBlocked } from '../support/locks.ts';

/** A cut line reaches the client as an end of stream or as a reset, whichever the kernel delivers first. */
const LOST = /connection (terminated|error)|ECONNRESET/i;

describe('queues on PostgreSQL whose line is cut', () => {
  let store: TestDatabase;
  let line: DatabaseLine;
  let queues: Queues;

  beforeEach(async () => {
    store = await createTestDatabase();
    line = await DatabaseLine.lay();
    queues = new Queues(testConfig({ DATABASE_URL: line.over(store.url) }), silentLogger());
  });
  afterEach(async () => {
    await line.mend();
    await queues.onApplicationShutdown();
    await line.cut();
    await store.close();
  });

  /** Cuts the line while what is begun waits for a table of the queues. */
  const cutWithin = (begin: () => Promise<unknown>): Promise<unknown> =>
    store.database.transaction(async (tx) => {
      await tx.query(sql`lock table bullmq.migration in access exclusive mode`);
      const failing = expect(begin()).rejects.toThrow(LOST);
      await untilBlocked(store.database);
      await line.cut();
      await failing;
    });

  it('fail while they open, and leave the process running', async () => {
    await cutWithin(() => Promise.all(queues.all().map((queue) => queue.waitUntilReady())));
  });

  it('fail while their tables are made, and leave the process running', async () => {
    await cutWithin(() => queues.prepare());
  });
});
