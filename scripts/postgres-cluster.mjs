import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tailOf } from './logs.mjs';
import { program } from './postgres-binaries.mjs';
import { endProcess, endOf } from './processes.mjs';
import { commandLine, identityOf } from './process-identity.mjs';
import { ExplainedError, say } from './say.mjs';

/**
 * A cluster on disk and how to run it.
 * @typedef {object} Cluster
 * @property {string} binaries folder of PostgreSQL's programs
 * @property {import('./postgres-account.mjs').Account} account
 * @property {string} folder the cluster's own folder
 * @property {string} log file that takes the server's output
 * @property {boolean} durable false for clusters that nobody misses after a crash
 */

export const SUPERUSER = 'mot_cua';

const START_ATTEMPTS = 10;
const LINGERING = /lock file ".*" already exists|pre-existing shared memory block/;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const THROWAWAY_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * Creates the cluster unless it exists. It is made under another name and renamed when complete, so an interrupted
 * creation is simply begun again. The collation is PostgreSQL's own `C.UTF-8`, which knows the case of Vietnamese
 * letters and is the same on every system.
 * @param {Cluster} cluster
 * @param {string} password of the superuser
 */
export async function createCluster(cluster, password) {
  if (fs.existsSync(cluster.folder)) return;
  const draft = `${cluster.folder}.new`;
  const passwordFile = `${cluster.folder}.password`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.rmSync(passwordFile, { force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  giveTo(cluster.account, draft, passwordFile);
  const access = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const text = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const speed = cluster.durable ? [] : ['--no-sync'];
  try {
    await demand(cluster, 'initdb', ['-D', draft, ...access, ...text, ...speed, '--no-instructions']);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, cluster.folder);
}

/**
 * Starts the server and waits until it accepts connections. The lock of a server that was killed can outlive it for
 * a moment, until its processes have gone; the start is tried again then.
 * @param {Cluster} cluster
 * @param {number} port
 */
export async function startCluster(cluster, port) {
  const settings = { ...SETTINGS, ...(cluster.durable ? {} : THROWAWAY_SETTINGS) };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const args = ['-D', cluster.folder, '-w', '-t', '120', '-o', [`-p ${port}`, ...options].join(' '), 'start'];
  for (let attempt = 1; ; attempt++) {
    const before = fs.existsSync(cluster.log) ? fs.statSync(cluster.log).size : 0;
    if ((await execute(cluster, 'pg_ctl', args)) === 0) return;
    const lingering = LINGERING.test(fs.readFileSync(cluster.log).subarray(before).toString('utf8'));
    if (!lingering || attempt === START_ATTEMPTS) throw failure(cluster, 'pg_ctl start');
    if (attempt === 1) say('the lock of a killed PostgreSQL is still there; waiting for it to go');
    await sleep(1000);
  }
}

/**
 * Stops the server and waits until it has gone.
 * @param {Cluster} cluster
 */
export async function stopCluster(cluster) {
  if (!runningPostmaster(cluster.folder)) return;
  const mode = cluster.durable ? 'fast' : 'immediate';
  await demand(cluster, 'pg_ctl', ['-D', cluster.folder, '-w', '-t', '60', '-m', mode, 'stop']);
}

/**
 * Stops a server without its programs. SIGINT is PostgreSQL's fast shutdown.
 * @param {string} folder the cluster's folder
 */
export async function endCluster(folder) {
  const running = runningPostmaster(folder);
  if (running) await endProcess(identityOf(running.pid), 'SIGINT');
}

/**
 * The server that runs on a cluster now, from the file it keeps there.
 * @param {string} folder
 * @returns {{ pid: number, port: number } | null} null also when the file names a process that is something else by now
 */
export function runningPostmaster(folder) {
  const file = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const [pid, , , port] = fs.readFileSync(file, 'utf8').split('\n').map(Number);
  return commandLine(pid)?.includes(folder) ? { pid, port } : null;
}

function giveTo({ uid, gid }, ...files) {
  if (uid === undefined) return;
  for (const file of files) fs.chownSync(file, uid, gid);
}

/** Runs one of PostgreSQL's programs apart from this terminal, so that a Ctrl-C does not reach it half-way. */
async function execute({ binaries, account, log }, name, args) {
  const output = fs.openSync(log, 'a', 0o600);
  try {
    const child = spawn(program(binaries, name), args, {
      ...account,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', output, output],
    });
    return await endOf(child);
  } finally {
    fs.closeSync(output);
  }
}

async function demand(cluster, name, args) {
  if ((await execute(cluster, name, args)) !== 0) throw failure(cluster, name);
}

function failure(cluster, what) {
  return new ExplainedError(
    `PostgreSQL: ${what} failed. The end of ${cluster.log}:\n\n${tailOf(cluster.log, 25)}`,
  );
}
