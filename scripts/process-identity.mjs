import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * A process as it can be recognised later, even when its number has been given to another one.
 * @typedef {{ pid: number, born: string | null }} ProcessIdentity
 */

const hasProc = fs.existsSync('/proc/self/stat');

function readProc(file) {
  try {
    return fs.readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return null;
  }
}

function ps(pid, column) {
  return (
    spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ||
    null
  );
}

/**
 * When a process was started, in a form that is only good for comparing; null when it is not running. A process that
 * has ended and still waits for its parent counts as not running.
 * @param {number} pid
 * @returns {string | null}
 */
function bornAt(pid) {
  if (!hasProc) return ps(pid, 'lstart');
  const stat = readProc(`${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAfterBoot] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return null;
  return `${readProc('sys/kernel/random/boot_id')?.trim()}+${startedAfterBoot}`;
}

/** @returns {ProcessIdentity} */
export const identityOf = (pid) => ({ pid, born: bornAt(pid) });

/** Whether this very process is still running, and not another one under its number. */
export const isRunning = ({ pid, born }) => typeof born === 'string' && bornAt(pid) === born;

/** The command line of a running process, arguments separated by spaces; null when there is none to read. */
export function commandLine(pid) {
  return hasProc ? (readProc(`${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? null) : ps(pid, 'command');
}
