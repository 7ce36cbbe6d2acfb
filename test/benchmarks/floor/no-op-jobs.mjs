/**
 * BullMQ by itself, on the store the product's queues are on: jobs that do nothing. Takes `{ redis }` or `{ postgres }`
 * and `concurrency` from its parent and says when it is ready; then answers `{ act: 'drain', jobs }` and
 * `{ act: 'pace', perSecond, seconds }`.
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';

const NAME = 'no-op';
/** Added in one call. */
const BULK = 1000;
const TICK_MS = 100;
/** The product's own is its own login's. */
const SCHEMA = 'no_op';

process.once('message', async (order) => {
  const { queue, worker } = await open(order);
  const acts = { drain: (told) => drain(queue, worker, told), pace: (told) => pace(queue, worker, told) };
  process.on('message', async ({ act, ...told }) => process.send(await acts[act](told)));
  process.send('ready');
});
process.once('disconnect', () => process.exit(0));

async function open({ redis, postgres, concurrency }) {
  if (postgres) await migrate(postgres);
  const backend = postgres ? [createPostgresBackend] : [];
  const connection = (more) =>
    postgres ? { connectionString: postgres, schema: SCHEMA, max: 4 } : { url: redis, ...more };
  const queue = new Queue(NAME, { connection: connection({}) }, ...backend);
  const options = { concurrency, connection: connection({ maxRetriesPerRequest: null }) };
  const worker = new Worker(NAME, () => Promise.resolve(), options, ...backend);
  await worker.waitUntilReady();
  return { queue, worker };
}

async function migrate(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await runMigrations(client, SCHEMA);
  await client.end();
}

const add = (queue, count) =>
  queue.addBulk(
    Array.from({ length: count }, () => ({
      name: NAME,
      data: { payload: {} },
      opts: { removeOnComplete: { count: 1000 } },
    })),
  );

/** Calls back for each of so many jobs. @returns a promise of the last */
function completed(worker, count, use = () => undefined) {
  const last = new AbortController();
  const all = once(last.signal, 'abort');
  let left = count;
  const one = (job) => {
    use(job);
    left -= 1;
    if (left > 0) return;
    worker.off('completed', one);
    last.abort();
  };
  worker.on('completed', one);
  return all;
}

async function drain(queue, worker, { jobs }) {
  const began = performance.now();
  const all = completed(worker, jobs);
  for (let added = 0; added < jobs; added += BULK) await add(queue, Math.min(BULK, jobs - added));
  await all;
  return { perSecond: jobs / ((performance.now() - began) / 1000), failed: 0 };
}

async function pace(queue, worker, { perSecond, seconds }) {
  const total = perSecond * seconds;
  const waits = [];
  const all = completed(worker, total, (job) => waits.push(job.processedOn - job.timestamp));
  const began = performance.now();
  for (let added = 0; added < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond)) - added;
    if (due > 0) await add(queue, due);
    added += due;
    await wait(TICK_MS);
  }
  await all;
  waits.sort((a, b) => a - b);
  return { p50: waits[Math.floor(total * 0.5)] / 1000, p99: waits[Math.floor(total * 0.99)] / 1000 };
}
