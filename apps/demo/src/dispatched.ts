import { setTimeout as wait } from 'node:timers/promises';
import * as api from './api/dossiers.ts';
import type { Followed } from './followed.ts';

/** A gateway took it; some tell later that it arrived. */
export const LEFT: readonly string[] = ['sent', 'delivered'];
const UNDERWAY: readonly string[] = ['pending', 'sending'];
const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 30_000;

/**
 * Waits until everything that is to leave about a dossier has left: each change to the portal, each message to the
 * applicant. The clock must not move before: a message would arrive days late, and a call to the portal that is under
 * way would look as if it had hung for days. Ends as well when some were given up; the story's end tells.
 * @throws Error when it takes too long
 */
export const dispatched = (followed: Pick<Followed, 'id' | 'code' | 'desk'>): Promise<void> =>
  eventually(`messages and publications of ${followed.code} leave`, async () => {
    // In this order: what a change tells people is recorded together with its publication.
    const published = await api.publications(followed.desk, followed.id);
    const delivered = await api.deliveries(followed.desk, followed.id);
    if (published.some(({ state }) => state === 'set-aside')) return true;
    return [...published, ...delivered].every(({ state }) => !UNDERWAY.includes(state));
  });

/** @param what completes "waited too long until …" */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s until ${what}`);
    await wait(LOOK_EVERY_MS);
  }
}
