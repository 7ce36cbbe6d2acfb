import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '#platform/database';
import { AFTER_CALLS_SECONDS } from '#platform/http';
import { eventually, queueStores, servedFrom } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { freePort } from '../support/free-port.ts';
import { birthRegistration } from '../support/receptions.ts';
import { System } from '../support/system.ts';
import { receive } from '../support/walk.ts';
import { AppProcess, type Ending } from '../support/worker-process.ts';

jest.setTimeout(180_000);

const CALL_TIMEOUT_SECONDS = 2;
/** A busy machine takes its time, also to end a process. */
const LONGEST_MS = (CALL_TIMEOUT_SECONDS + AFTER_CALLS_SECONDS + 5) * 1000;

const IN_ORDER: Ending = { code: 0, signal: null };
const GIVEN_UP: Ending = { code: 1, signal: null };
const LIVES_ON: Ending = { code: null, signal: null };

/** Asks it to end. @returns how it did, if it did in time, and the end of its log */
const endOf = async (app: AppProcess) => ({
  ...(await Promise.race([app.stop(), wait(LONGEST_MS, LIVES_ON, { ref: false })])),
  log: app.log,
});

/** @returns the status of the answer */
const receiveOver = async ({ url }: { url: string }, session = ''): Promise<number> => {
  const { status } = await fetch(`${url}/api/v1/dossiers`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      authorization: `Bearer ${session}`,
    },
    body: JSON.stringify(birthRegistration()),
  });
  return status;
};

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

  const waitedFor = (table: string): Promise<void> =>
    eventually(`${table} is waited for`, async () => {
      const waiting = await system.database.query(sql`
        select pid from pg_locks where relation = ${table}::regclass and not granted`);
      expect(waiting).not.toEqual([]);
    });
  const log = (words: RegExp): string => expect.stringMatching(words) as string;

  it('end in order when it is stopped', async () => {
    const [api, worker] = await Promise.all([start('api'), start('worker')]);
    await line.hangUp();
    await eventually('the worker has noticed', () => expect(worker.log).toMatch(/ECONNREFUSED/));
    expect(await Promise.all([api, worker].map(endOf))).toMatchObject([IN_ORDER, IN_ORDER]);
  });

  it('leave what was under way to the next', async () => {
    const desk = await system.signIn('tiepnhan.hoaban');
    system.misbehave({ target: 'sms', kind: 'hold', times: 0 });
    const worker = await start('worker');
    await receive(desk);
    await eventually('a call is under way', () => expect(system.held('sms')).toBe(1), 30_000);
    await line.cut();
    expect(await endOf(worker)).not.toMatchObject(LIVES_ON);
    system.mend();
    await line.mend();
    system.clock.advance({ minutes: 2 });
    await start('worker');
    await system.settled();
    expect(await arrivalsOf(system)).toMatchObject(allOnceInOrder);
  });

  if (store.name === 'Redis') {
    it('leave it when it has frozen, and say so where jobs are done', async () => {
      const [api, worker] = await Promise.all([start('api'), start('worker')]);
      line.hold();
      expect(await Promise.all([api, worker].map(endOf))).toMatchObject([
        IN_ORDER,
        { ...IN_ORDER, log: log(/queue store did not answer/) },
      ]);
    });
    return;
  }

  /** Holds up a reception, and a round of workers. @param work gets the answer that is waited for */
  const heldUp = async <Result>(
    api: { url: string },
    work: (answer: Promise<number>) => Promise<Result>,
  ): Promise<Result> => {
    const { session } = await system.signIn('tiepnhan.hoaban');
    return system.database.transaction(async (tx) => {
      await tx.query(sql`lock table dossier.code_counter, notification.delivery in exclusive mode`);
      const answer = receiveOver(api, session);
      await waitedFor('dossier.code_counter');
      return work(answer);
    });
  };

  it('are given up when it has frozen, and say what did not end', async () => {
    const [api, worker] = await Promise.all([start('api'), start('worker')]);
    await heldUp(api, async (answer) => {
      const unanswered = expect(answer).rejects.toThrow('fetch failed');
      await waitedFor('notification.delivery');
      line.hold();
      expect(await Promise.all([api, worker].map(endOf))).toEqual([
        { ...GIVEN_UP, log: log(/"POST \/api\/v1\/dossiers":1.*did not end in time/) },
        // Whichever of its rounds came to the table first.
        { ...GIVEN_UP, log: log(/"underWay":{"[^"}]+":1.*did not end in time/) },
      ]);
      await unanswered;
    });
  });

  it('answer first what they were asked, and keep no connection for another question', async () => {
    const api = await start('api');
    const { answer, ending } = await heldUp(api, async (asked) => {
      const asking = { answer: asked, ending: endOf(api) };
      await eventually('the API has closed its door', () =>
        expect(fetch(api.url)).rejects.toThrow('fetch failed'),
      );
      return asking;
    });
    expect(await answer).toBe(201);
    expect(await ending).toMatchObject(IN_ORDER);
  });
});
