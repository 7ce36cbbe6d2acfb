/**
 * BullMQ by itself, on the store the product's queues are on: jobs that do nothing. Takes `{ redis }` or `{ postgres }`
 * and `concurrency` from its parent and says when it is ready; then answers `{ act: 'drain', jobs }` and
 * `{ act: 'pace', perSecond, seconds }`.
 */
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { setTimeout as wait } from 'node:timers/promises';

const NAME = 'no-op';
/** Added in one call. */
const BULK = 1000;
const TICK_MS = 100;

process.once('message', async ({ redis, postgres, concurrency }) => {
  if (postgres) await migrate(postgres);
  const backend = postgres ? [createPostgresBackend] : [];
  const connection = (more) =>
    postgres ? { connectionString: postgres, schema: 'bullmq', max: 4 } : { url: redis, ...more };
  const queue = new Queue(NAME, { connection: connection({}) }, ...backend);
  const worker = new Worker(
    NAME,
    () => Promise.resolve(),
    { autorun: false, concurrency, connection: connection({ maxRetriesPerRequest: null }) },
    ...backend,
  );
  void worker.run();
  const waits = [];
  let done = 0;
  worker.on('completed', (job) => {
    done += 1;
    waits.push(job.processedOn - job.timestamp);
  });
  const add = (count) =>
    queue.addBulk(
      Array.from({ length: count }, () => ({
        name: NAME,
        data: { payload: {} },
        opts: { removeOnComplete: { count: 1000 } },
      })),
    );
  const until = async (count) => {
    while (done < count) await wait(5);
  };
  const acts = {
    async drain({ jobs }) {
      done = 0;
      const began = performance.now();
      for (let added = 0; added < jobs; added += BULK) await add(Math.min(BULK, jobs - added));
      await until(jobs);
      return { perSecond: jobs / ((performance.now() - began) / 1000), failed: 0 };
    },
    async pace({ perSecond, seconds }) {
      done = 0;
      waits.length = 0;
      const [began, total] = [performance.now(), perSecond * seconds];
      for (let added = 0; added < total; await wait(TICK_MS)) {
        const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
        if (due > added) await add(due - added);
        added = due;
      }
      await until(total);
      waits.sort((a, b) => a - b);
      return { p50: waits[Math.floor(total * 0.5)] / 1000, p99: waits[Math.floor(total * 0.99)] / 1000 };
    },
  };
  process.on('message', async ({ act, ...order }) => process.send(await acts[act](order)));
  await worker.waitUntilReady();
  process.send('ready');
});
process.once('disconnect', () => process.exit(0));

async function migrate(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await runMigrations(client, 'bullmq');
  await client.end();
}
