import fs from 'node:fs';
import path from 'node:path';
import { logFolder } from './paths.mjs';

const TAIL_BYTES = 64 * 1024;

/** The log of one process. */
export const logFile = (name) => path.join(logFolder, `${name}.log`);

/** Makes way for a new log of one process; the log of the run before is kept as `.1`. */
export function rotate(name) {
  fs.mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  if (fs.existsSync(logFile(name))) fs.renameSync(logFile(name), `${logFile(name)}.1`);
}

/**
 * Opens a new log of one process for appending.
 * @param {string} name
 * @returns {number} a file descriptor, for the caller to close
 */
export function openLog(name) {
  rotate(name);
  return fs.openSync(logFile(name), 'a', 0o600);
}

/**
 * The last lines of a log, with its path, as they are shown after a failure.
 * @param {string} name
 * @param {number} [lines]
 */
export function showTail(name, lines = 25) {
  const file = logFile(name);
  return `--- ${path.relative(process.cwd(), file)}\n${tailOf(file, lines) || '(empty)'}\n---`;
}

/** The last lines of any text file; empty when there is none. */
export function tailOf(file, lines) {
  if (!fs.existsSync(file)) return '';
  const descriptor = fs.openSync(file, 'r');
  try {
    const size = fs.fstatSync(descriptor).size;
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    fs.readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    fs.closeSync(descriptor);
  }
}
