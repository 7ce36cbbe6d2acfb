import path from 'node:path';
import { startThrowawayPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { runToEnd } from './processes.mjs';
import { findRedis, startRedis } from './redis.mjs';
import { say, sayLoudly } from './say.mjs';
import { Teardown } from './teardown.mjs';
import { makeThrowawayFolder, sweepAbandoned } from './throwaway.mjs';

/** To Node: collect garbage in the thread that made it. More threads cost more, beside workers that fill the cores. */
const THRIFT = ['--single-threaded-gc'];

/**
 * Runs one Jest configuration with a PostgreSQL of its own and, where `redis-server` is found, a Redis of its own.
 * The tests learn of them from TEST_DATABASE_URL (a superuser's URL of a maintenance database, next to which they
 * make their own) and TEST_REDIS_URL; where the caller sets one, nothing is started for it.
 * @param {{ config: string, args: string[], durable: boolean, signal: AbortSignal, env?: NodeJS.ProcessEnv }} options
 *   `config` is a file of the folder `config`; with `durable` PostgreSQL waits for the disk as in production; `env` is
 *   told to the tests
 * @returns {Promise<number>} Jest's exit code
 */
export async function runSuite({ config, args, durable, signal, env = {} }) {
  await prepare(signal);
  await sweepAbandoned();
  const teardown = new Teardown();
  try {
    const services = await startServices(durable, teardown);
    signal.throwIfAborted();
    if (!services.TEST_REDIS_URL) warnAboutRedis('will run');
    const jest = [
      ...(durable ? [] : THRIFT),
      path.join('node_modules', 'jest', 'bin', 'jest.js'),
      '--config',
      path.join('config', config),
    ];
    const code = await runToEnd(process.execPath, [...jest, ...args], {
      signal,
      env: { ...process.env, ...services, ...env },
    });
    if (!services.TEST_REDIS_URL) warnAboutRedis('ran');
    return code;
  } finally {
    await teardown.run();
  }
}

async function startServices(durable, teardown) {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  const throwaway = makeThrowawayFolder();
  teardown.add(throwaway.remove);
  return {
    TEST_DATABASE_URL: TEST_DATABASE_URL || (await ownPostgres(throwaway, durable, teardown)),
    TEST_REDIS_URL: TEST_REDIS_URL || (await ownRedis(throwaway, teardown)),
  };
}

async function ownPostgres({ folder }, durable, teardown) {
  const postgres = await startThrowawayPostgres({ folder, durable });
  teardown.add(postgres.stop);
  say(`throwaway PostgreSQL on port ${postgres.port}${durable ? ', waiting for the disk' : ''}`);
  return postgres.url('postgres');
}

async function ownRedis({ folder, record }, teardown) {
  const executable = findRedis();
  if (!executable) return undefined;
  const redis = await startRedis(executable, folder);
  teardown.add(redis.stop);
  record([redis.identity]);
  say(`throwaway Redis at ${redis.url}`);
  return redis.url;
}

function warnAboutRedis(verb) {
  sayLoudly(
    `NO REDIS: what concerns queues ${verb} on PostgreSQL only.`,
    'There is no redis-server on the PATH. Install one (apt-get install redis-server),',
    'or set TEST_REDIS_URL to an empty Redis, to run these tests on both.',
  );
}
