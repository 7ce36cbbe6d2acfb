import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tailOf } from './logs.mjs';
import { freePort } from './ports.mjs';
import { endOf, stopChild } from './processes.mjs';
import { identityOf } from './process-identity.mjs';
import { ExplainedError } from './say.mjs';

const START_LIMIT_MS = 10_000;

/**
 * Looks for `redis-server` on the PATH.
 * @returns {string | null} its path
 */
export function findRedis() {
  const candidates = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'redis-server'));
  return candidates.find(isExecutable) ?? null;
}

/**
 * Starts a Redis of its own for one command: on 127.0.0.1, nothing kept on disk.
 * @param {string} executable
 * @param {string} folder an existing folder for its log, removed by the caller after `stop`
 * @returns {Promise<{ url: string, identity: import('./process-identity.mjs').ProcessIdentity, stop: () => Promise<void> }>}
 * @throws {ExplainedError} when it does not come up
 */
export async function startRedis(executable, folder) {
  const port = await freePort();
  const log = path.join(folder, 'redis.log');
  const output = fs.openSync(log, 'a');
  const keepNothing = ['--appendonly', 'no', '--save', ''];
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    ...keepNothing,
    '--maxmemory-policy',
    'noeviction',
  ];
  // Apart from this terminal: a Ctrl-C is for the tests, which still need their queues to end in order.
  const child = spawn(executable, args, { cwd: folder, detached: true, stdio: ['ignore', output, output] });
  fs.closeSync(output);
  const ended = endOf(child);
  const up = await Promise.race([answersPing(port), ended.then(() => false)]);
  if (!up) {
    await stopChild(child, ended);
    throw new ExplainedError(`redis-server did not start. The end of its log:\n\n${tailOf(log, 15)}`);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    identity: identityOf(child.pid),
    stop: () => stopChild(child, ended),
  };
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function answersPing(port) {
  for (let waited = 0; waited < START_LIMIT_MS; waited += 50) {
    if (await ping(port)) return true;
    await sleep(50);
  }
  return false;
}

function ping(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
  });
}
