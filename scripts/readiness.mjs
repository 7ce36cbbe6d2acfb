import { setTimeout as sleep } from 'node:timers/promises';
import { showTail } from './logs.mjs';
import { ExplainedError } from './say.mjs';

const LIMIT_MS = 90_000;
const PAUSE_MS = 150;

/** Whether a GET of this address is answered with 200 within two seconds. */
export async function answersAt(url, signal) {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2000)]) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Waits until an app answers its health check.
 * @param {import('./processes.mjs').App} app
 * @param {string} url
 * @param {AbortSignal} signal
 * @throws {ExplainedError} when the app ends before, or the time is over; with the end of its log
 */
export async function untilReady(app, url, signal) {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const ended = app.ended.then((code) => {
    throw endedEarly(app, code);
  });
  try {
    await Promise.race([ended, poll(app, url, either)]);
  } finally {
    over.abort();
  }
}

/** @returns {ExplainedError} for an app that has ended though nobody asked it to */
export function endedEarly(app, code) {
  return new ExplainedError(
    `The ${app.name} has ended (exit code ${code}). The end of its log:\n\n${showTail(app.name)}`,
  );
}

async function poll(app, url, signal) {
  const deadline = performance.now() + LIMIT_MS;
  while (performance.now() < deadline) {
    if (await answersAt(url, signal)) return;
    signal.throwIfAborted();
    await sleep(PAUSE_MS);
  }
  throw new ExplainedError(
    `The ${app.name} did not become ready within ${LIMIT_MS / 1000} seconds (${url}). The end of its log:\n\n` +
      showTail(app.name),
  );
}
