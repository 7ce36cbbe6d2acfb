import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog } from './logs.mjs';
import { root } from './paths.mjs';
import { identityOf, isRunning } from './process-identity.mjs';

const GRACE_MS = 10_000;

/**
 * One of the system's processes under the launcher's care.
 * @typedef {{ name: string, identity: import('./process-identity.mjs').ProcessIdentity, ended: Promise<number>,
 *   stop: () => Promise<void> }} App
 */

/**
 * How a child process ends: its exit code, or 128 + the number of the signal that ended it.
 * @returns {Promise<number>} rejects when the program could not be started
 */
export function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
  });
}

/**
 * Asks a child to end, and ends it after ten seconds without an answer.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended its {@link endOf}
 */
export async function stopChild(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended.catch(() => {});
  clearTimeout(timer);
}

/**
 * Runs a program to its end, by default in the checkout and on this terminal. An interruption stops the program and
 * is thrown once it has gone.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { signal: AbortSignal }} options
 * @returns {Promise<number>} its exit code
 */
export async function runToEnd(command, args, { signal, ...options }) {
  signal.throwIfAborted();
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
  const ended = endOf(child);
  const stop = () => stopChild(child, ended);
  signal.addEventListener('abort', stop);
  try {
    const code = await ended;
    signal.throwIfAborted();
    return code;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const mainFile = (name) => path.join('dist', 'apps', name, 'src', 'main.js');

/**
 * Runs an app that does its work and ends; its output goes to its log.
 * @returns {Promise<number>} its exit code
 */
export async function runApp(name, args, { env, signal }) {
  const log = openLog(name);
  try {
    return await runToEnd(process.execPath, [mainFile(name), ...args], {
      signal,
      env,
      stdio: ['ignore', log, log],
    });
  } finally {
    fs.closeSync(log);
  }
}

/**
 * Starts an app that stays. It holds a channel to this process and ends by itself when the channel closes, so that
 * not even `kill -9` of the launcher leaves it behind.
 * @returns {App}
 */
export function startApp(name, env) {
  const log = openLog(name);
  const child = spawn(process.execPath, [mainFile(name)], {
    cwd: root,
    env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  fs.closeSync(log);
  const ended = endOf(child);
  return { name, identity: identityOf(child.pid), ended, stop: () => stopChild(child, ended) };
}

/**
 * Ends a process that is not a child of this one, gently first.
 * @param {import('./process-identity.mjs').ProcessIdentity} identity
 * @param {NodeJS.Signals} [gentle]
 */
export async function endProcess(identity, gentle = 'SIGTERM') {
  for (const signal of [gentle, 'SIGKILL']) {
    if (!isRunning(identity)) return;
    process.kill(identity.pid, signal);
    for (let waited = 0; waited < GRACE_MS && isRunning(identity); waited += 50) await sleep(50);
  }
}
