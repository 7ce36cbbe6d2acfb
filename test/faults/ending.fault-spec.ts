import { setTimeout as wait } from 'node:timers/promises';
import { AFTER_CALLS_SECONDS } from '#platform/http';
import { eventually, queueStores, servedFrom } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { freePort } from '../support/free-port.ts';
import { System } from '../support/system.ts';
import { hoaBan, receive } from '../support/walk.ts';
import { AppProcess, type Ending } from '../support/worker-process.ts';

jest.setTimeout(180_000);

const CALL_TIMEOUT_SECONDS = 2;
/** A busy machine takes its time, also to end a process. */
const LONGEST_MS = (CALL_TIMEOUT_SECONDS + AFTER_CALLS_SECONDS + 5) * 1000;

const IN_ORDER: Ending = { code: 0, signal: null };
const GIVEN_UP: Ending = { code: 1, signal: null };

/** Rounds and requests wait for the database; nobody waits for Redis but who takes leave of it. */
const FROZEN = {
  PostgreSQL: {
    ending: GIVEN_UP,
    words: { api: /did not end in time.*GET \/health\/ready/, worker: /did not end in time.*outbox relay/ },
  },
  Redis: {
    ending: IN_ORDER,
    words: { api: /queue store did not answer/, worker: /queue store did not answer/ },
  },
};

/** Asks it to end. @returns how it did, if it did in time */
const endOf = (app: AppProcess): Promise<Ending | 'lives on'> =>
  Promise.race([app.stop(), wait(LONGEST_MS, 'lives on' as const, { ref: false })]);

describe.each(queueStores())('processes that lose $name and are asked to end', (store) => {
  let system: System;
  let line: DatabaseLine;
  let overLine: Record<string, string>;
  let apps: AppProcess[] = [];

  beforeAll(async () => {
    system = await System.start(store, { CALL_TIMEOUT_SECONDS });
  });
  beforeEach(async () => {
    line = await DatabaseLine.lay();
    const { REDIS_URL } = store.settings;
    overLine = REDIS_URL ? { REDIS_URL: line.over(REDIS_URL) } : servedFrom(line.over(system.databaseUrl));
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.kill()));
    apps = [];
    await line.cut();
    system.mend();
  });
  afterAll(() => system.close());

  /** @returns it, at work, with its address */
  async function start(app: 'api' | 'worker'): Promise<AppProcess & { url: string }> {
    const port = String(await freePort());
    const started = new AppProcess(app, {
      ...system.environment,
      ...overLine,
      ...{ PORT: port, WORKER_PORT: port },
    });
    apps.push(started);
    const url = `http://127.0.0.1:${port}`;
    await eventually(
      `the ${app} is ready`,
      async () => expect((await fetch(`${url}/health/ready`)).ok).toBe(true),
      60_000,
    );
    return Object.assign(started, { url });
  }

  it.each([
    ['is stopped', () => line.hangUp()],
    ['is cut off', () => line.cut()],
  ])('end in order when it %s', async (_how, lose) => {
    const [api, worker] = await Promise.all([start('api'), start('worker')]);
    await lose();
    await eventually('the worker has noticed', () => expect(worker.log).toMatch(/ECONNREFUSED/));
    expect(await Promise.all([api, worker].map(endOf))).toEqual([IN_ORDER, IN_ORDER]);
  });

  it('leave what was under way to the next', async () => {
    const { desk } = await hoaBan(system);
    system.misbehave({ target: 'sms', kind: 'hold', times: 0 });
    const worker = await start('worker');
    await receive(desk);
    await eventually('a call is under way', () => expect(system.held('sms')).toBe(1), 30_000);
    await line.cut();
    expect(await endOf(worker)).not.toBe('lives on');
    system.mend();
    await line.mend();
    system.clock.advance({ minutes: 2 });
    await start('worker');
    await system.settled();
    expect(await arrivalsOf(system)).toMatchObject(allOnceInOrder);
  });

  it('leave it when it has frozen, and say what did not end', async () => {
    const [api, worker] = await Promise.all([start('api'), start('worker')]);
    line.hold();
    const unanswered = fetch(`${api.url}/health/ready`).catch(() => undefined);
    const { ending, words } = FROZEN[store.name];
    expect(await Promise.all([api, worker].map(endOf))).toEqual([ending, ending]);
    await unanswered;
    expect(api.log).toMatch(words.api);
    expect(worker.log).toMatch(words.worker);
  });
});
