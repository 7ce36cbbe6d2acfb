import { sql } from '#platform/database';
import { Queues } from '#platform/queue';
import { createTestDatabase, silentLogger, servedFrom, testConfig, type TestDatabase } from '#testing';
import { DatabaseLine } from '../support/database-line.ts';
import { untilBlocked } from '../support/locks.ts';

/** BullMQ rolls its migration back, which fails on a lost connection and hides how it was lost. */
const NOT_ROLLED_BACK = 'Client has encountered a connection error and is not queryable';

describe.each([
  ['ended in good order', 'Connection terminated unexpectedly', (line: DatabaseLine) => line.hangUp()],
  ['reset', 'read ECONNRESET', (line: DatabaseLine) => line.cut()],
])('queues on PostgreSQL whose line is %s', (_how, words, breakOff) => {
  let store: TestDatabase;
  let line: DatabaseLine;
  let queues: Queues;

  beforeEach(async () => {
    store = await createTestDatabase();
    line = await DatabaseLine.lay();
    queues = new Queues(testConfig(servedFrom(line.over(store.url))), silentLogger());
  });
  afterEach(async () => {
    await line.mend();
    await queues.onApplicationShutdown();
    await line.cut();
    await store.close();
  });

  /** Breaks the line while every statement of what is begun waits for a table of the queues. */
  const brokenWithin = (statements: number, begin: () => Promise<unknown>, told: string): Promise<unknown> =>
    store.database.transaction(async (tx) => {
      await tx.query(sql`lock table bullmq.migration in access exclusive mode`);
      const failing = expect(begin()).rejects.toThrow(new Error(told));
      await untilBlocked(store.database, statements);
      await breakOff(line);
      await failing;
    });

  it('fail while they open, and leave the process running', async () => {
    const opening = queues.all();
    await brokenWithin(
      opening.length,
      () => Promise.all(opening.map((queue) => queue.waitUntilReady())),
      words,
    );
  });

  it('fail while their tables are made, and leave the process running', async () => {
    await brokenWithin(1, () => queues.prepare(), NOT_ROLLED_BACK);
  });
});
