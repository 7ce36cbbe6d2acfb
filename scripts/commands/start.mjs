import { setTimeout as sleep } from 'node:timers/promises';
import { banner } from '../banner.mjs';
import { claimCheckout, endLeftApps } from '../claim.mjs';
import { addresses, childEnvironment, wantedPorts, wantedSeed } from '../environment.mjs';
import { Interrupted } from '../interruption.mjs';
import { showTail } from '../logs.mjs';
import { demandFreePorts } from '../ports.mjs';
import { ensureDatabase, startLocalPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { runApp, startApp } from '../processes.mjs';
import { endedEarly, untilReady } from '../readiness.mjs';
import { ExplainedError, say } from '../say.mjs';
import { secrets } from '../secrets.mjs';
import { Teardown } from '../teardown.mjs';

const DATABASE = 'mot_cua';

const APPS = [
  { name: 'simulators', portVariable: 'SIMULATORS_PORT', health: '/health' },
  { name: 'api', portVariable: 'PORT', health: '/health/ready' },
  { name: 'worker', portVariable: 'WORKER_PORT', health: '/health/ready' },
];

/** `npm start [-- --three-tier]`: the whole system on this machine, until Ctrl-C. */
export default async function start(args, signal) {
  const teardown = new Teardown();
  try {
    await runSystem(args, signal, teardown);
    return 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    say('stopping');
    await teardown.run();
    say('stopped; the data are kept');
    return 0;
  } finally {
    await teardown.run();
  }
}

async function runSystem(args, signal, teardown) {
  const seed = wantedSeed(args, process.env);
  const ports = wantedPorts(process.env);
  const { PUBLIC_URL: address } = addresses(process.env);
  const state = {
    address,
    ports: Object.fromEntries(ports.map(({ variable, port }) => [variable, String(port)])),
  };
  const lock = claimCheckout(state);
  teardown.add(lock.release);
  await endLeftApps(lock.previous);
  await demandFreePorts(ports);
  await prepare(signal);
  const keys = secrets();
  const postgres = process.env.DATABASE_URL ? null : await openDatabase(keys, teardown);
  signal.throwIfAborted();
  const env = childEnvironment({
    env: process.env,
    databases: postgres ? served(postgres, keys) : {},
    seed,
    keys,
  });
  const owner = postgres?.url(DATABASE) ?? process.env.OWNER_DATABASE_URL;
  await setUp({ ...env, OWNER_DATABASE_URL: owner }, signal);
  const apps = startApps(env, teardown, (running) => lock.update({ ...state, apps: running }));
  await Promise.all(apps.map(({ app, url }) => untilReady(app, url, signal)));
  console.log(banner(env));
  await untilOver(
    apps.map(({ app }) => app),
    postgres,
    signal,
  );
}

async function openDatabase(keys, teardown) {
  const postgres = await startLocalPostgres(keys.EMBEDDED_POSTGRES_PASSWORD);
  teardown.add(postgres.stop);
  await ensureDatabase(postgres, DATABASE);
  say(`PostgreSQL on port ${postgres.port}`);
  return postgres;
}

/** Addresses of the database for the processes that serve; the setup makes their logins. */
const served = (postgres, keys) => ({
  DATABASE_URL: postgres.url(DATABASE, {
    name: 'mot_cua_server',
    password: keys.APPLICATION_DATABASE_PASSWORD,
  }),
  QUEUE_DATABASE_URL: postgres.url(DATABASE, {
    name: 'mot_cua_queues',
    password: keys.QUEUE_DATABASE_PASSWORD,
  }),
});

async function setUp(env, signal) {
  const code = await runApp('setup', [], { env, signal });
  if (code !== 0) {
    throw new ExplainedError(
      `Migrating and seeding failed (exit code ${code}). The end of its log:\n\n${showTail('setup')}`,
    );
  }
  say('migrated and seeded');
}

/** Starts all apps and has them stopped together, each with its own time to end in order. */
function startApps(env, teardown, record) {
  const running = [];
  teardown.add(() => Promise.all(running.map((app) => app.stop())));
  return APPS.map(({ name, portVariable, health }) => {
    const app = startApp(name, env);
    running.push(app);
    record(running.map((one) => ({ name: one.name, ...one.identity })));
    return { app, url: `http://127.0.0.1:${env[portVariable]}${health}` };
  });
}

/** @throws {Interrupted | ExplainedError} always: a system ends because it is told to, or because a part has failed */
async function untilOver(apps, postgres, signal) {
  const told = new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const failed = apps.map(async (app) => {
    throw endedEarly(app, await app.ended);
  });
  await Promise.race([told, ...failed, ...(postgres ? [untilGone(postgres, signal)] : [])]);
}

/** PostgreSQL is not a child of this process, so nothing tells of its end. */
async function untilGone(postgres, signal) {
  while (postgres.isRunning()) {
    await sleep(1000, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  throw new ExplainedError(`PostgreSQL has ended. The end of its log:\n\n${showTail('postgres')}`);
}
