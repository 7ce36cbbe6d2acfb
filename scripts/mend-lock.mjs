#!/usr/bin/env node
/**
 * `npm run lock:mend`: completes package-lock.json after a change of dependencies.
 *
 * Native packages name one optional package per platform. When the registry does not serve one of them, npm leaves it
 * out of the lock it writes, and `npm ci` then refuses that lock as incomplete. An entry that states for which
 * platform the package would be satisfies `npm ci`, which installs it nowhere else. An entry made here carries no
 * integrity hash; npm fills it in where the registry has the package.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const SYSTEMS = 'darwin win32 linux android freebsd openbsd netbsd sunos aix openharmony'.split(' ');
const PROCESSORS = 'arm64 arm x64 ia32 ppc64 s390x riscv64 loong64 mips64el mipsel wasm32'.split(' ');

/** The entry around a nested one; the project's own entry, named '', around all others. */
const parentOf = (entry) => entry.slice(0, Math.max(0, entry.lastIndexOf('/node_modules/')));

/** Whether a dependency of an entry is in the lock: beside it, or in any folder above it. */
function isLocked(packages, from, name) {
  if (packages[path.posix.join(from, 'node_modules', name)]) return true;
  return from !== '' && isLocked(packages, parentOf(from), name);
}

/** What a platform package's name tells of its platform, or null when it tells nothing. */
function platformOf(name) {
  const words = name.split(/[/.-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length + cpu.length === 0) return null;
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }) };
}

/** Adds the missing entries. @returns {string[]} the names added */
function mend(packages) {
  const added = [];
  for (const [from, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name);
      if (!platform || isLocked(packages, from, name)) continue;
      const version = range.replace(/^[\^~>=v]+/, '');
      packages[`node_modules/${name}`] = { version, ...platform, optional: true };
      added.push(`${name}@${version}`);
    }
  }
  return added;
}

const file = path.resolve(root, process.argv[2] ?? 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const added = mend(lock.packages);
const inNpmsOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
if (added.length > 0) {
  fs.writeFileSync(
    file,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(inNpmsOrder) }, null, 2)}\n`,
  );
}
console.log(added.length === 0 ? 'Nothing is missing.' : `Added ${added.length}:\n  ${added.join('\n  ')}`);
