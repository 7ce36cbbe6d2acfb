import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nobody, canEnter, isPrivileged } from './postgres-account.mjs';
import { endCluster } from './postgres-cluster.mjs';
import { endProcess } from './processes.mjs';
import { identityOf, isRunning } from './process-identity.mjs';

const PREFIX = 'mot-cua-test-';
const OWNER_FILE = 'owner.json';
const PARENTS = [...new Set([os.tmpdir(), '/var/tmp'])].filter((folder) => fs.existsSync(folder));

/**
 * Makes a folder for the services of one command. It records whose it is, so that {@link sweepAbandoned} can tell
 * when nobody needs it any more.
 * @returns {{ folder: string, record: (services: import('./process-identity.mjs').ProcessIdentity[]) => void,
 *   remove: () => void }}
 */
export function makeThrowawayFolder() {
  const folder = fs.mkdtempSync(path.join(reachableParent(), PREFIX));
  fs.chmodSync(folder, 0o711);
  const record = (services) =>
    fs.writeFileSync(path.join(folder, OWNER_FILE), JSON.stringify({ ...identityOf(process.pid), services }));
  record([]);
  return { folder, record, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Ends the services and removes the folders of commands that were killed before they could. */
export async function sweepAbandoned() {
  for (const folder of PARENTS.flatMap(throwawayFolders)) {
    const owner = readOwner(folder);
    if (!owner || isRunning(owner)) continue;
    await endCluster(path.join(folder, 'postgres'));
    for (const service of owner.services) await endProcess(service);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Only folders of this user count: anyone may write to these places. */
function throwawayFolders(parent) {
  return fs
    .readdirSync(parent)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(parent, name))
    .filter((folder) => {
      const found = fs.lstatSync(folder, { throwIfNoEntry: false });
      return found?.isDirectory() && found.uid === process.getuid?.();
    });
}

function readOwner(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, OWNER_FILE), 'utf8'));
  } catch {
    return null;
  }
}

/** PostgreSQL's account must be able to reach its data; under root that is not a matter of course. */
function reachableParent() {
  if (!isPrivileged()) return PARENTS[0];
  return PARENTS.find((folder) => canEnter({ uid: nobody.uid, gid: nobody.gid }, folder)) ?? PARENTS[0];
}
