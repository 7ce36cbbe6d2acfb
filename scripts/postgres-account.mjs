import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { ExplainedError } from './say.mjs';

/**
 * The account PostgreSQL runs under; empty for the account of this process.
 * @typedef {{ uid?: number, gid?: number }} Account
 */

/** PostgreSQL refuses to run as root; root lets it run under the account that owns nothing. */
export const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };

export const isPrivileged = () => process.getuid?.() === 0;

/**
 * The account for a cluster: that of its files when it exists, else this process's own, or nobody for root.
 * @param {string} dataFolder the cluster's folder, which need not exist yet
 * @returns {Account}
 * @throws {ExplainedError} when the cluster belongs to somebody this process cannot act for
 */
export function accountFor(dataFolder) {
  const owner = fs.existsSync(dataFolder) ? fs.statSync(dataFolder) : null;
  if (isPrivileged()) {
    const { uid, gid } = owner && owner.uid !== 0 ? owner : nobody;
    return { uid, gid };
  }
  if (owner && process.getuid && owner.uid !== process.getuid()) {
    throw new ExplainedError(
      `The database in ${dataFolder} was made by another user (uid ${owner.uid}), perhaps by root.\n` +
        'Run as that user, or remove it there with: npm run reset',
    );
  }
  return {};
}

/** Whether the account can run a program: reach it, load its libraries and execute it. */
export function canRun(account, program) {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether the account can enter a folder, passing through all folders above it. */
export function canEnter(account, folder) {
  const test = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return test.status === 0;
}
