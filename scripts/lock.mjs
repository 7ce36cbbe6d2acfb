import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataFolder } from './paths.mjs';
import { identityOf, isRunning } from './process-identity.mjs';

/** Thrown when another living process holds the lock; `holder` is what it wrote there. */
export class LockHeldError extends Error {
  constructor(holder) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

/**
 * Reads a lock file.
 * @returns {({ pid: number, born: string } & Record<string, any>) | null} null when absent or unreadable
 */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** The living holder of a lock, or null. */
export function livingHolder(file) {
  const holder = readLock(file);
  return holder && isRunning(holder) ? holder : null;
}

/**
 * Takes a lock for as long as this process lives. A lock whose holder has died is taken over; process numbers are
 * compared together with start times, so a reused number is no obstacle.
 * @param {string} file
 * @param {object} [state] what others may read while the lock is held
 * @returns {{ previous: object | null, update: (state: object) => void, release: () => void }} `previous` is what a
 *   dead holder left
 * @throws {LockHeldError}
 */
export function takeLock(file, state = {}) {
  makeDataFolder();
  const me = identityOf(process.pid);
  let previous = null;
  while (!create(file, { ...me, ...state })) {
    const holder = readLock(file);
    if (holder && isRunning(holder)) throw new LockHeldError(holder);
    previous = holder ?? previous;
    setAside(file, holder);
  }
  return {
    previous,
    update: (newState) => fs.renameSync(writeDraft(file, { ...me, ...newState }), file),
    release: () => {
      if (readLock(file)?.born === me.born) fs.rmSync(file, { force: true });
    },
  };
}

/**
 * Does the work alone among all processes that use this lock, waiting for its turn.
 * @template T
 * @param {string} file
 * @param {{ signal: AbortSignal, onWait: () => void }} options `onWait` is called once when somebody else is at it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { signal, onWait }, work) {
  const lock = await takeTurn(file, signal, onWait);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function takeTurn(file, signal, onWait) {
  for (let waited = false; ; waited = true) {
    try {
      return takeLock(file);
    } catch (error) {
      if (!(error instanceof LockHeldError)) throw error;
      if (!waited) onWait();
      await sleep(250, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

function writeDraft(file, content) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o644 });
  return draft;
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
function create(file, content) {
  const draft = writeDraft(file, content);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Moves a dead lock out of the way, and puts it back when a quicker process has replaced it in between. */
function setAside(file, judged) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
    if (readLock(aside)?.born !== judged?.born) fs.linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
